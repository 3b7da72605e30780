package dev.modelatlas.http.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import graphql.GraphQLError;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.error.CodedError;
import dev.modelatlas.http.message.HttpRefusal;
import dev.modelatlas.http.request.GraphQLRequest;
import dev.modelatlas.work.Transit;

/**
 * One subscription of a WebSocket connection. It runs on the connection's event loop. It requests an event only when
 * the previous event has been written and the client is reading. A slow client therefore receives its events later, and
 * they use no memory until they are requested.
 */
final class ClientSubscription implements Subscriber<Object> {
    private final String id;
    private final WebSocketConnection connection;
    private final SubscriptionExecutor subscriptions;
    /** The memory reserved for the request and for its parsed document. */
    private final List<Transit.Place> places = new ArrayList<>();

    private SubscriptionExecutor.Opened opened;
    private boolean isWorking;
    private Subscription events;
    private boolean isReady;
    /** Volatile, because the threads that compute events read it, too. */
    private volatile boolean ended;

    ClientSubscription(
            String id, WebSocketConnection connection, SubscriptionExecutor subscriptions, Transit.Place asked) {
        places.add(asked);
        this.id = id;
        this.connection = connection;
        this.subscriptions = subscriptions;
    }

    void open(GraphQLRequest request) {
        isWorking = true;
        subscriptions
                .open(connection, connection::requireValidKey, request)
                .whenComplete((result, failure) -> connection.run(() -> {
                    workIsDone();
                    if (!ended) {
                        follow(result, failure);
                    }
                }));
    }

    private void follow(SubscriptionExecutor.Opened result, Throwable failure) {
        opened = result;
        if (failure != null) {
            fail(List.of(coded(failure)));
        } else if (!result.stream().errors().isEmpty()) {
            fail(result.stream().errors());
        } else {
            try {
                places.add(connection.reserve(result.operation().document().weight()));
                result.stream().events().subscribe(this);
            } catch (ApiException tooMuch) {
                fail(List.of(CodedError.of(tooMuch)));
            }
        }
    }

    private void workBegins() {
        isWorking = true;
        connection.workBegins();
    }

    private void workIsDone() {
        isWorking = false;
        connection.workIsDone();
        leave();
    }

    /** Releases the reserved memory if the subscription has ended and no work for it is in progress. */
    private void leave() {
        if (ended && !isWorking) {
            places.forEach(Transit.Place::leave);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        events = subscription;
        isReady = true;
        requestNext();
    }

    /** Requests the next event. Called when the client may have read the pending data. */
    void requestNext() {
        if (isReady && !ended && connection.isWritable()) {
            isReady = false;
            events.request(1);
        }
    }

    @Override
    public void onNext(Object event) {
        connection.run(() -> {
            if (!ended) {
                workBegins();
                subscriptions
                        .answer(connection, id, opened, event, () -> ended)
                        .whenComplete((message, failure) -> connection.run(() -> {
                            workIsDone();
                            send(message, failure);
                        }));
            }
        });
    }

    private void send(String message, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            fail(List.of(coded(failure)));
            return;
        }
        if (!connection.offer(message)) {
            fail(List.of(CodedError.of(HttpRefusal.overloaded())));
            return;
        }
        isReady = true;
        requestNext();
    }

    @Override
    public void onError(Throwable failure) {
        connection.run(() -> {
            if (!ended) {
                fail(List.of(coded(failure)));
            }
        });
    }

    @Override
    public void onComplete() {
        connection.run(() -> {
            if (!ended) {
                connection.send(ServerMessage.complete(id));
                connection.unsubscribe(id);
            }
        });
    }

    private void fail(List<GraphQLError> errors) {
        connection.send(ServerMessage.error(id, errors));
        connection.unsubscribe(id);
    }

    /** Ends the subscription, so that no more events are sent. */
    void end() {
        ended = true;
        if (events != null) {
            events.cancel();
        }
        leave();
    }

    private static CodedError coded(Throwable failure) {
        return CodedError.of(failure instanceof CompletionException ? failure.getCause() : failure);
    }
}

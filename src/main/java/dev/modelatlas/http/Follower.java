package dev.modelatlas.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import graphql.GraphQLError;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.engine.CodedError;
import dev.modelatlas.work.Transit;

/**
 * One subscription of a connection, on whose event loop all of this happens. It asks for an event when the one before
 * is written and the client reads: who reads slowly is sent what it missed when it gets to it, and costs no memory.
 */
final class Follower implements Subscriber<Object> {
    private final String id;
    private final WebSocketConnection connection;
    private final Subscriptions subscriptions;
    /** What is asked takes, and what was made of it. */
    private final List<Transit.Place> places = new ArrayList<>();

    private Subscriptions.Opened opened;
    private boolean isWorking;
    private Subscription events;
    private boolean isReady;
    /** Read by the threads that answer, too. */
    private volatile boolean ended;

    Follower(String id, WebSocketConnection connection, Subscriptions subscriptions, Transit.Place asked) {
        places.add(asked);
        this.id = id;
        this.connection = connection;
        this.subscriptions = subscriptions;
    }

    void open(GraphQLRequest request) {
        isWorking = true;
        subscriptions
                .open(connection, request)
                .whenComplete((result, failure) -> connection.run(() -> {
                    workIsDone();
                    if (!ended) {
                        follow(result, failure);
                    }
                }));
    }

    private void follow(Subscriptions.Opened result, Throwable failure) {
        opened = result;
        if (failure != null) {
            fail(List.of(coded(failure)));
        } else if (!result.stream().errors().isEmpty()) {
            fail(result.stream().errors());
        } else {
            try {
                places.add(connection.keep(result.document().weight()));
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

    /** What is still computed for one that has ended holds what it was asked. */
    private void leave() {
        if (ended && !isWorking) {
            places.forEach(Transit.Place::leave);
        }
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        events = subscription;
        isReady = true;
        proceed();
    }

    /** The client may have read what was in its way. */
    void proceed() {
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
        proceed();
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
                connection.forget(id);
            }
        });
    }

    private void fail(List<GraphQLError> errors) {
        connection.send(ServerMessage.error(id, errors));
        connection.forget(id);
    }

    /** Nothing is sent any more. */
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

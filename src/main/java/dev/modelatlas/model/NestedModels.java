package dev.modelatlas.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.arc.ClientProxy;
import io.smallrye.graphql.api.Context;
import org.dataloader.Try;

import dev.modelatlas.graphql.Batch;
import dev.modelatlas.graphql.Direction;
import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;

import static java.util.stream.Collectors.groupingBy;

/**
 * Reads the lists of models that are nested in other objects, such as countries. One statement reads all pages that
 * differ only in {@code key} and release dates of their {@link ModelGroup}, so no object needs its own statement.
 */
@ApplicationScoped
public class NestedModels {
    private static final List<ModelOrder> EARLIEST_FIRST =
            List.of(new ModelOrder(ModelOrderField.RELEASED_ON, Direction.ASC));

    private final ModelPages pages;
    private final RequestRevisions revisions;

    NestedModels(ModelPages pages, RequestRevisions revisions) {
        this.pages = pages;
        this.revisions = revisions;
    }

    /**
     * A page of the models of one owner, such as a country. Call this only from the resolver of a nested field, on its
     * thread. The arguments from {@code orderBy} to {@code before} are arguments of the field, and may be null.
     *
     * @param context context of the field
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT when an argument is invalid; the error names it
     */
    public CompletionStage<ModelConnection> page(
            Context context,
            ModelGroup group,
            List<ModelOrder> orderBy,
            Integer first,
            String after,
            Integer last,
            String before) {
        var request = PageRequest.of(first, after, last, before);
        var counted = Batch.isSelected(context, "totalCount");
        return load(context, ModelPageKey.of(group, ModelSort.of(orderBy), request, counted));
    }

    /**
     * The earliest model of an owner; null when it has no models. Of several models released on the same day, returns
     * the first by slug. Like {@link #page}, call this only from the resolver of a nested field, on its thread.
     */
    public CompletionStage<Model> first(Context context, ModelGroup group) {
        var request = PageRequest.of(1, null, null, null);
        return load(context, ModelPageKey.of(group, ModelSort.of(EARLIEST_FIRST), request, false))
                .thenApply(page -> page.nodes().isEmpty() ? null : page.nodes().get(0));
    }

    private CompletionStage<ModelConnection> load(Context context, ModelPageKey key) {
        // Uses the instance behind the request-scoped proxy, because the request scope may have ended when the batch is
        // read.
        var ofRequest = ClientProxy.unwrap(revisions);
        return Batch.tryLoad(context, "models", key, keys -> read(keys, ofRequest));
    }

    private Map<ModelPageKey, Try<ModelConnection>> read(Set<ModelPageKey> keys, RequestRevisions ofRequest) {
        var answers = new HashMap<ModelPageKey, Try<ModelConnection>>();
        keys.stream().collect(groupingBy(ModelPageKey::statement)).values().forEach(alike -> {
            var connections = Try.tryCall(() -> {
                ofRequest.at(alike.get(0).group().snapshot().revision());
                return pages.read(alike);
            });
            for (var i = 0; i < alike.size(); i++) {
                var place = i;
                answers.put(alike.get(i), connections.map(list -> list.get(place)));
            }
        });
        return answers;
    }
}

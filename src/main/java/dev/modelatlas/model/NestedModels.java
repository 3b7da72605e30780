package dev.modelatlas.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.ClientProxy;
import io.smallrye.graphql.api.Context;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.Try;

import dev.modelatlas.graphql.PageRequest;
import dev.modelatlas.revision.RequestRevisions;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.stream.Collectors.groupingBy;

/**
 * Lists of models below other records, without a query per record: pages that differ only in whose models they hold
 * are read by one statement. A request runs on one worker thread, so that its batches may wait for the database.
 */
@ApplicationScoped
public class NestedModels {
    private static final String LOADER = "models";

    private final ModelPages pages;
    private final RequestRevisions revisions;

    @Inject
    NestedModels(ModelPages pages, RequestRevisions revisions) {
        this.pages = pages;
        this.revisions = revisions;
    }

    /**
     * A page of the models of one group. To be called by the method of a nested field, on its own thread; the other
     * arguments are those of the field, and may be null.
     *
     * @param context of the field
     * @throws dev.modelatlas.graphql.ApiException BAD_USER_INPUT naming the argument that cannot be used
     */
    public CompletionStage<ModelConnection> page(
            Context context,
            ModelGroup group,
            List<ModelOrder> orderBy,
            Integer first,
            String after,
            Integer last,
            String before) {
        var environment = context.unwrap(DataFetchingEnvironment.class);
        var request = PageRequest.of(first, after, last, before);
        var counted = environment.getSelectionSet().contains("totalCount");
        var key = ModelPageKey.of(group, ModelSort.of(orderBy), request, counted);
        return loader(environment.getDataLoaderRegistry()).load(key);
    }

    /** Each request has its own loader: what one request has read, another must not be answered from. */
    private DataLoader<ModelPageKey, ModelConnection> loader(DataLoaderRegistry ofRequest) {
        var revisionsOfRequest = ClientProxy.unwrap(revisions);
        return ofRequest.computeIfAbsent(
                LOADER,
                name -> DataLoaderFactory.newMappedDataLoaderWithTry(
                        (Set<ModelPageKey> keys) -> completedStage(read(keys, revisionsOfRequest))));
    }

    private Map<ModelPageKey, Try<ModelConnection>> read(Set<ModelPageKey> keys, RequestRevisions revisionsOfRequest) {
        var answers = new HashMap<ModelPageKey, Try<ModelConnection>>();
        keys.stream().collect(groupingBy(ModelPageKey::statement)).values().forEach(alike -> {
            var connections = Try.tryCall(() -> {
                revisionsOfRequest.at(alike.get(0).group().snapshot().revision());
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

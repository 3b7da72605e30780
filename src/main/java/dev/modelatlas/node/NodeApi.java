package dev.modelatlas.node;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

import dev.modelatlas.claim.ClaimNodes;
import dev.modelatlas.country.Countries;
import dev.modelatlas.graphql.ApiException;
import dev.modelatlas.graphql.Node;
import dev.modelatlas.graphql.NodeId;
import dev.modelatlas.model.Model;
import dev.modelatlas.model.ModelRepository;
import dev.modelatlas.organization.OrganizationDirectory;
import dev.modelatlas.revision.RequestRevisions;
import dev.modelatlas.revision.Snapshot;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

/** Resolves the queries for objects by global ID. */
@GraphQLApi
public class NodeApi {
    private static final int MOST = 100;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,8}");

    private final RequestRevisions revisions;
    private final ModelRepository models;
    private final OrganizationDirectory organizations;
    private final Countries countries;
    private final ClaimNodes claims;

    NodeApi(
            RequestRevisions revisions,
            ModelRepository models,
            OrganizationDirectory organizations,
            Countries countries,
            ClaimNodes claims) {
        this.revisions = revisions;
        this.models = models;
        this.organizations = organizations;
        this.countries = countries;
        this.claims = claims;
    }

    @Query
    @Description(
            "The object with this ID. If the ID includes a revision, the object is read at that revision, otherwise at "
                    + "the current revision. Null if the object does not exist at the revision that is read. An "
                    + "unknown revision is an error: `REVISION_NOT_FOUND`. If an organization was renamed, its former "
                    + "ID returns the organization with the new name, whose `id` is different.")
    public Node node(@NonNull @Id @Description("An ID from an earlier response.") String id) {
        var wanted = NodeId.decode(id, "id");
        return find(List.of(wanted)).get(wanted);
    }

    @Query
    @Description("The objects with these IDs, in the same order. An entry is null if its object or revision does "
            + "not exist.")
    public List<Node> nodes(@NonNull @Description("Up to 100 IDs from earlier responses.") List<@NonNull String> ids) {
        if (ids.size() > MOST) {
            throw ApiException.badInput("ids", "`ids` has " + ids.size() + " values. The limit is " + MOST + ".");
        }
        var wanted = IntStream.range(0, ids.size())
                .mapToObj(place -> NodeId.decode(ids.get(place), "ids[" + place + "]"))
                .toList();
        // An ID with an unknown revision gives null. An error would discard the objects of the other IDs.
        var unknown = wanted.stream()
                .map(NodeId::revision)
                .filter(Objects::nonNull)
                .distinct()
                .filter(number -> revisions.find(number).isEmpty())
                .collect(toSet());
        var found = find(
                wanted.stream().filter(id -> !unknown.contains(id.revision())).toList());
        return wanted.stream().map(found::get).toList();
    }

    private Map<NodeId, Node> find(List<NodeId> ids) {
        Map<NodeId, Node> found = new HashMap<>(models(ids));
        ids.forEach(id -> found.computeIfAbsent(id, this::findInMemory));
        return found;
    }

    /** Reads the models, with one statement for each revision among the IDs. */
    private Map<NodeId, Model> models(List<NodeId> ids) {
        var found = new HashMap<NodeId, Model>();
        ids.stream()
                .filter(id -> id.type().equals("Model"))
                .collect(groupingBy(this::snapshot, mapping(NodeId::key, toSet())))
                .forEach((snapshot, slugs) -> models.bySlugs(snapshot, slugs)
                        .forEach((slug, model) ->
                                found.put(new NodeId("Model", slug, snapshot.pinnedRevision()), model)));
        return found;
    }

    private Node findInMemory(NodeId id) {
        return switch (id.type()) {
            case "Organization" ->
                organizations.at(snapshot(id)).bySlug(id.key()).orElse(null);
            case "Country" -> countries.find(id.key(), snapshot(id)).orElse(null);
            case "Revision" ->
                NUMBER.matcher(id.key()).matches()
                        ? revisions.find(Integer.parseInt(id.key())).orElse(null)
                        : null;
            default -> claims.find(id).orElse(null);
        };
    }

    private Snapshot snapshot(NodeId id) {
        return revisions.at(id.revision());
    }
}

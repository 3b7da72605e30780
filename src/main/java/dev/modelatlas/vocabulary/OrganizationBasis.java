package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** The rule that decides to which organizations a model is attributed. The model counts once for each of them. */
@Description("Rule by which a model is attributed to organizations. The model counts at most once for each "
        + "organization.")
public enum OrganizationBasis {
    @Description("The organizations that the source lists.")
    RECORDED("organization_ids", "organization_collaboration"),
    @Description("The group of each organization: its parent organization, or the organization itself if it has no "
            + "parent.")
    GROUP("group_ids", "group_collaboration");

    private final String column;
    private final String collaborationColumn;

    OrganizationBasis(String column, String collaborationColumn) {
        this.column = column;
        this.collaborationColumn = collaborationColumn;
    }

    /**
     * Column of the view {@code model_facts} with the IDs of the organizations to which this basis attributes a model.
     */
    public String column() {
        return column;
    }

    /**
     * Column of the view {@code model_facts} that tells whether the model was developed jointly: by several
     * organizations for {@link #RECORDED}, by several groups for {@link #GROUP}.
     */
    public String collaborationColumn() {
        return collaborationColumn;
    }
}

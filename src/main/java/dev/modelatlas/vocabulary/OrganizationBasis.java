package dev.modelatlas.vocabulary;

import org.eclipse.microprofile.graphql.Description;

/** Which organizations a model counts for, once each. */
@Description("Which organizations a model counts for, once each.")
public enum OrganizationBasis {
    @Description("The organizations as the source lists them.")
    RECORDED("organization_ids", "organization_collaboration"),
    @Description("The parent group of each organization; an organization without a parent is its own group.")
    GROUP("group_ids", "group_collaboration");

    private final String column;
    private final String collaborationColumn;

    OrganizationBasis(String column, String collaborationColumn) {
        this.column = column;
        this.collaborationColumn = collaborationColumn;
    }

    /** Column of the view {@code model_facts} that holds the keys of these organizations. */
    public String column() {
        return column;
    }

    /** Column of the view {@code model_facts} that says whether there are several. */
    public String collaborationColumn() {
        return collaborationColumn;
    }
}

package dev.modelatlas.ingest.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.modelatlas.ingest.report.ChangedNames.NewOrganization;
import dev.modelatlas.ingest.report.ChangedNames.Renamed;

/** Formats an import report for a terminal: counts first, then details. */
final class ReportText {
    /** Maximum number of entries in a list. The lists of removed, renamed and restored models have no such limit. */
    private static final int SHOWN = 50;

    private final ImportReport report;
    private final List<String> lines = new ArrayList<>();

    private ReportText(ImportReport report) {
        this.report = report;
    }

    static List<String> of(ImportReport report) {
        return new ReportText(report).lines();
    }

    /** The outcome and the counts on one line. */
    static String summary(ImportReport report) {
        return new ReportText(report).outcome() + " Rows: " + report.rowsRead() + " read, " + report.rowsSkipped()
                + " skipped. Models: " + report.added() + " added, " + report.restored() + " restored, "
                + report.changed() + " changed, " + report.renamed() + " renamed, " + report.removed() + " removed, "
                + (report.restated() == 0 ? "" : report.restated() + " restated, ") + report.unchanged()
                + " unchanged.";
    }

    private List<String> lines() {
        lines.add(outcome());
        lines.add("  rows read  " + report.rowsRead()
                + (report.rowsSkipped() == 0 ? "" : ", skipped " + report.rowsSkipped()));
        lines.add("  added      " + report.added() + (report.restored() == 0 ? "" : ", restored " + report.restored()));
        lines.add("  changed    " + report.changed());
        lines.add("  renamed    " + report.renamed());
        lines.add("  removed    " + report.removed());
        if (report.restated() > 0) {
            lines.add("  restated   " + report.restated());
        }
        lines.add("  unchanged  " + report.unchanged());
        lines.add("  time       " + report.milliseconds() + " ms");
        if (report.importNotes() != null) {
            notes();
        } else {
            section(
                    "Skipped:",
                    report.problems().stream().map(Problem::message).toList(),
                    report.problems().size());
        }
        section(
                "Corrections of blank cells:",
                report.corrections(),
                report.corrections().size());
        if (report.names() != null) {
            names(report.names());
        }
        section("Worth knowing:", report.notes(), report.notes().size());
        return lines;
    }

    private String outcome() {
        if (!report.changesAnything()) {
            return "Nothing changed: no revision was made.";
        }
        return report.dryRun() ? "Dry run: nothing was written." : "Revision " + report.revision() + " was made.";
    }

    private void notes() {
        var sum =
                report.noteCounts().values().stream().mapToLong(Long::longValue).sum();
        var counts = report.noteCounts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        section(
                "Notes (" + counts + "):",
                report.importNotes().stream().map(Note::message).toList(),
                sum);
    }

    private void names(ChangedNames names) {
        // These three lists show every name that the report contains.
        add("Removed:", names.removed(), report.removed());
        add("Renamed:", names.renamed().stream().map(ReportText::arrow).toList(), report.renamed());
        add("Restored:", names.restored(), report.restored());
        section(
                "Possibly renamed (each counted as one removal and one addition):",
                names.possibleRenames().stream().map(ReportText::arrow).toList(),
                names.possibleRenames().size());
        section(
                "Organizations whose models all moved to another organization:",
                names.organizationRenames().stream()
                        .map(moved -> moved.before() + " -> " + moved.after() + " (models: " + moved.models() + ")")
                        .toList(),
                names.organizationRenames().size());
        section("Added:", names.added(), report.added());
        section(
                "New organizations:",
                names.newOrganizations().stream().map(ReportText::organization).toList(),
                names.newOrganizations().size());
    }

    private static String arrow(Renamed renamed) {
        return renamed.before() + " -> " + renamed.after();
    }

    private static String organization(NewOrganization organization) {
        var unknown = organization.unknown().isEmpty()
                ? ""
                : "; " + String.join(" and ", organization.unknown()) + " unknown";
        var similar = organization.similar().isEmpty()
                ? ""
                : "; similar known organizations: " + String.join(", ", organization.similar());
        return organization.name() + unknown + similar;
    }

    private void section(String title, List<String> entries, long count) {
        add(title, entries.subList(0, Math.min(SHOWN, entries.size())), count);
    }

    private void add(String title, List<String> entries, long count) {
        if (!entries.isEmpty()) {
            lines.add(title);
            entries.forEach(entry -> lines.add("  " + entry));
            if (count > entries.size()) {
                lines.add("  ... and " + (count - entries.size()) + " more; the JSON report has up to "
                        + ChangedNames.MOST + " of each kind.");
            }
        }
    }
}

package dev.modelatlas.ingest.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The curated facts of {@code db/reference}, as shipped with this build. */
public final class ReferenceData implements ReferenceWords {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();
    private static final Pattern BAR = Pattern.compile("\\|");

    private final List<Country> countries;
    private final List<Domain> domains;
    private final List<Task> tasks;
    private final List<Organization> organizations;
    private final List<Correction> corrections;
    private final List<Family> families;
    private final List<Renaming> renamings;
    private final Map<String, String> countryCodes = new HashMap<>();
    private final Map<String, String> domainNames = new HashMap<>();
    private final Map<String, String> taskNames = new HashMap<>();

    record Country(String code, String name, String nameKo, List<String> aliases) {}

    record Domain(String slug, String name, String nameKo, List<String> aliases) {}

    record Task(String slug, String name, String nameKo, List<String> aliases) {}

    /**
     * A curated organization. Sector, headquarters and group are null when they are unknown; the group of an
     * organization without a parent is null, too.
     */
    public record Organization(
            String name, String nameKo, List<String> aliases, String sector, String headquarters, String group) {}

    /**
     * A model family.
     *
     * @param models terms that identify the family's models: the name of each model contains a term as a whole word
     */
    record Family(String name, List<String> models, List<String> aliases) {}

    /**
     * A renamed organization: {@code name} is its former name, and {@code successor} its new name. The new name has its
     * own row in {@code organizations.csv}.
     */
    record Renaming(String name, String successor) {}

    /** Reads the reference data that this build contains. */
    public ReferenceData() {
        this(file -> ReferenceData.class.getResourceAsStream("/db/reference/" + file));
    }

    /** @param files opens a file of {@code db/reference} by name */
    public ReferenceData(Function<String, InputStream> files) {
        countries = records(files, "countries.csv").stream()
                .map(row -> new Country(row.get("code"), row.get("name"), row.get("name_ko"), list(row.get("aliases"))))
                .toList();
        domains = records(files, "domains.csv").stream()
                .map(row -> new Domain(row.get("slug"), row.get("name"), row.get("name_ko"), list(row.get("aliases"))))
                .toList();
        tasks = records(files, "tasks.csv").stream()
                .map(row -> new Task(row.get("slug"), row.get("name"), row.get("name_ko"), list(row.get("aliases"))))
                .toList();
        organizations = records(files, "organizations.csv").stream()
                .map(row -> new Organization(
                        row.get("name"),
                        row.get("name_ko"),
                        list(row.get("aliases")),
                        row.get("sector"),
                        row.get("headquarters"),
                        row.get("group")))
                .toList();
        corrections = records(files, "corrections.csv").stream()
                .map(row -> new Correction(row.get("model"), row.get("field"), row.get("value"), row.get("reason")))
                .toList();
        families = records(files, "families.csv").stream()
                .map(row -> new Family(row.get("family"), list(row.get("models")), list(row.get("aliases"))))
                .toList();
        renamings = records(files, "successors.csv").stream()
                .map(row -> new Renaming(row.get("name"), row.get("successor")))
                .toList();
        for (var country : countries) {
            countryCodes.put(country.code(), country.code());
            countryCodes.put(country.name(), country.code());
            countryCodes.put(country.nameKo(), country.code());
            country.aliases().forEach(alias -> countryCodes.put(alias, country.code()));
        }
        domains.forEach(domain -> domain.aliases().forEach(alias -> domainNames.put(alias, domain.name())));
        tasks.forEach(task -> task.aliases().forEach(alias -> taskNames.put(alias, task.name())));
    }

    @Override
    public String country(String word) {
        return countryCodes.get(word);
    }

    @Override
    public String domain(String word) {
        return domainNames.getOrDefault(word, word);
    }

    @Override
    public String task(String word) {
        return taskNames.getOrDefault(word, word);
    }

    @Override
    public Correction correction(String model, String field) {
        return corrections.stream()
                .filter(c -> c.model().equals(model) && c.field().equals(field))
                .findFirst()
                .orElse(null);
    }

    List<Country> countries() {
        return countries;
    }

    List<Domain> domains() {
        return domains;
    }

    List<Task> tasks() {
        return tasks;
    }

    public List<Organization> organizations() {
        return organizations;
    }

    List<Correction> corrections() {
        return corrections;
    }

    List<Family> families() {
        return families;
    }

    /** The former names of the organization with this name. */
    public List<String> formerNames(String name) {
        return renamings.stream()
                .filter(renaming -> renaming.successor().equals(name))
                .map(Renaming::name)
                .toList();
    }

    List<Renaming> renamings() {
        return renamings;
    }

    private static List<String> list(String cell) {
        return cell == null ? List.of() : List.of(BAR.split(cell));
    }

    private static List<CSVRecord> records(Function<String, InputStream> files, String file) {
        try (var parser = FORMAT.parse(new InputStreamReader(files.apply(file), StandardCharsets.UTF_8))) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read the reference data " + file, e);
        }
    }
}

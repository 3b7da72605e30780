package dev.modelatlas.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.modelatlas.recount.Answer.CatchUp;
import dev.modelatlas.recount.Answer.ComputeShare;
import dev.modelatlas.recount.Answer.Distribution;
import dev.modelatlas.recount.Answer.Model;
import dev.modelatlas.recount.Answer.TableHeader;
import dev.modelatlas.recount.Answer.TableRow;
import dev.modelatlas.recount.Answer.Threshold;
import dev.modelatlas.recount.Answer.TrendTable;
import dev.modelatlas.trend.count.Dimension;
import dev.modelatlas.trend.measure.Measure;

/**
 * Recounts trends other than numbers of models, by the section "Beyond counts" of docs/counting-rules.md.
 *
 * @param matching the models that the filter matches, by day and slug
 * @param from first year of the window
 * @param to last year of the window
 */
record Figures(List<Fact> matching, Question question, int from, int to) {

    private List<Fact> window() {
        return matching.stream()
                .filter(fact -> from <= fact.year() && fact.year() <= to)
                .toList();
    }

    /** The models of the window under each key, most models first, then by key. */
    private Map<String, List<Fact>> groups(Dimension by) {
        Map<String, List<Fact>> groups = new TreeMap<>();
        for (Fact fact : window()) {
            Keys.of(fact, by, question)
                    .forEach(key -> groups.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(fact));
        }
        return groups;
    }

    private List<String> keys(Dimension by) {
        return Tally.of(window(), by, question).keys();
    }

    private static List<Double> known(Collection<Fact> facts, Measure measure) {
        return facts.stream()
                .map(fact -> switch (measure) {
                    case PARAMETERS -> fact.stated().parameters();
                    case TRAINING_FLOP -> fact.stated().trainingFlop();
                    case TRAINING_DATASET_SIZE -> fact.stated().trainingDatasetSize();
                    case TRAINING_HOURS -> fact.stated().trainingHours();
                })
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static Double sum(List<Double> numbers) {
        return numbers.isEmpty()
                ? null
                : (Double) numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** A quantile, interpolated linearly between the two numbers around it; null when there are no numbers. */
    static Double quantile(List<Double> sorted, double part) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = (sorted.size() - 1) * part;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }

    List<ComputeShare> compute(Dimension by) {
        Map<String, List<Fact>> groups = groups(by);
        Double all = sum(known(window(), Measure.TRAINING_FLOP));
        return keys(by).stream()
                .map(key -> {
                    List<Double> flops = known(groups.get(key), Measure.TRAINING_FLOP);
                    Double total = sum(flops);
                    Model largest = groups.get(key).stream()
                            .filter(fact -> fact.stated().trainingFlop() != null)
                            .min(Comparator.comparing(
                                            (Fact fact) -> -fact.stated().trainingFlop())
                                    .thenComparing(Fact::slug))
                            .map(Model::of)
                            .orElse(null);
                    Double share = total == null || all == 0 ? null : (Double) (total / all);
                    return new ComputeShare(
                            key, groups.get(key).size(), flops.size(), total, share, quantile(flops, 0.5), largest);
                })
                .sorted(Comparator.comparing(share -> share.totalFlop() == null ? 1.0 : -share.totalFlop()))
                .toList();
    }

    /** @param by null for every year */
    List<Distribution> distribution(Measure measure, Dimension by) {
        if (by == null) {
            return IntStream.rangeClosed(from, to)
                    .mapToObj(year -> spread(
                            year,
                            null,
                            window().stream()
                                    .filter(fact -> fact.year() == year)
                                    .toList(),
                            measure))
                    .toList();
        }
        Map<String, List<Fact>> groups = groups(by);
        return keys(by).stream()
                .map(key -> spread(null, key, groups.get(key), measure))
                .toList();
    }

    private static Distribution spread(Integer year, String key, List<Fact> facts, Measure measure) {
        List<Double> numbers = known(facts, measure);
        return new Distribution(
                year,
                key,
                facts.size(),
                numbers.size(),
                quantile(numbers, 0),
                quantile(numbers, 0.25),
                quantile(numbers, 0.5),
                quantile(numbers, 0.75),
                quantile(numbers, 1));
    }

    List<Threshold> thresholds(List<Double> levels) {
        return levels.stream()
                .map(level -> {
                    int[] counts = new int[4];
                    BigDecimal line = BigDecimal.valueOf(level);
                    for (Fact fact : window()) {
                        Double flop = fact.stated().trainingFlop();
                        BigDecimal factor =
                                BigDecimal.valueOf(factor(fact.stated().confidence()));
                        if (flop == null) {
                            counts[3]++;
                        } else {
                            BigDecimal exact = BigDecimal.valueOf(flop);
                            counts[0] += exact.compareTo(line.multiply(factor)) >= 0 ? 1 : 0;
                            counts[1] += exact.compareTo(line) >= 0 ? 1 : 0;
                            counts[2] += exact.multiply(factor).compareTo(line) >= 0 ? 1 : 0;
                        }
                    }
                    return new Threshold(level, counts[0], counts[1], counts[2], counts[3]);
                })
                .toList();
    }

    private static int factor(String confidence) {
        return switch (confidence) {
            case "CONFIDENT" -> 3;
            case "LIKELY" -> 10;
            default -> 30;
        };
    }

    /**
     * The keys that reached the level within the window. Days count from the first model at that level, which may be
     * before the window.
     */
    List<CatchUp> catchUp(double flop, Dimension by) {
        Map<String, Fact> firsts = new TreeMap<>();
        LocalDate first = null;
        for (Fact fact : matching) {
            if (fact.year() <= to
                    && fact.stated().trainingFlop() != null
                    && fact.stated().trainingFlop() >= flop) {
                Collection<String> keys = Keys.of(fact, by, question);
                keys.forEach(key -> firsts.putIfAbsent(key, fact));
                first = first == null && !keys.isEmpty() ? fact.stated().releasedOn() : first;
            }
        }
        LocalDate start = first;
        return firsts.entrySet().stream()
                .filter(entry -> entry.getValue().year() >= from)
                .map(entry -> new CatchUp(
                        entry.getKey(),
                        Model.of(entry.getValue()),
                        entry.getValue().stated().releasedOn(),
                        (int) ChronoUnit.DAYS.between(
                                start, entry.getValue().stated().releasedOn())))
                .sorted(Comparator.comparing(CatchUp::reachedOn))
                .toList();
    }

    TrendTable table(Dimension rows, Dimension columns) {
        List<String> across = lines(columns);
        return new TrendTable(
                lines(rows).stream()
                        .map(row -> new TableRow(
                                row,
                                (int) window().stream()
                                        .filter(fact -> isIn(fact, rows, row))
                                        .count(),
                                across.stream()
                                        .map(column -> (int) window().stream()
                                                .filter(fact -> isIn(fact, rows, row) && isIn(fact, columns, column))
                                                .count())
                                        .toList()))
                        .toList(),
                across.stream().map(TableHeader::new).toList(),
                window().size());
    }

    /** The keys, most models first. If some model has no key, the last element is null. */
    private List<String> lines(Dimension by) {
        List<String> lines = new ArrayList<>(keys(by));
        if (window().stream().anyMatch(fact -> Keys.of(fact, by, question).isEmpty())) {
            lines.add(null);
        }
        return Collections.unmodifiableList(lines);
    }

    private boolean isIn(Fact fact, Dimension by, String line) {
        Collection<String> keys = Keys.of(fact, by, question);
        return line == null ? keys.isEmpty() : keys.contains(line);
    }
}

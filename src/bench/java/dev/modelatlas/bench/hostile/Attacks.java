package dev.modelatlas.bench.hostile;

import java.util.List;
import java.util.stream.Stream;

/** All attacks. Register a new list here. */
final class Attacks {
    private Attacks() {}

    static List<Attack> all() {
        return Stream.of(
                        DocumentAttacks.all(),
                        TextAttacks.all(),
                        ConnectionAttacks.all(),
                        FileAttacks.all(),
                        FreshNumberAttacks.all(),
                        FreshTextAttacks.all(),
                        FreshConnectionAttacks.all(),
                        AssistantAttacks.all(),
                        PageAttacks.all())
                .flatMap(List::stream)
                .toList();
    }
}

package dev.modelatlas.vocabulary;

import java.util.Comparator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThat;

@Concurrent
class NameTest {

    @Test
    void namesInHangulComeBeforeAllOthersWhichAreSortedIgnoringCase() {
        var names = Stream.of(
                new Name("xAI", null),
                new Name("Kakao", "카카오"),
                new Name("OpenAI", null),
                new Name("LG AI Research", "LG AI연구원"),
                new Name("42dot", null),
                new Name("Google", "구글"),
                new Name("Huawei", null));
        assertThat(names.sorted(Comparator.comparing(Name::koreanKey)).map(name -> name.in(Language.KO)))
                .containsExactly("구글", "카카오", "42dot", "Huawei", "LG AI연구원", "OpenAI", "xAI");
    }
}

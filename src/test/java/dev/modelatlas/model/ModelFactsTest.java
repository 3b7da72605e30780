package dev.modelatlas.model;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static dev.modelatlas.testsupport.GraphQLClient.assertThatAnswer;
import static dev.modelatlas.testsupport.GraphQLClient.assertThatData;

/** Facts of a model, as the source of 2026-08-19 states them. */
@QuarkusTest
class ModelFactsTest {

    @Test
    void modelHasItsTrainingFacts() {
        assertThatAnswer("""
                { model(slug: "gpt-4", revision: 8) {
                    trainingDatasetSize trainingHardware hardwareQuantity trainingHours trainingCompute { flop log10 } } }""").withTolerance(1e-12).node("data.model").isEqualTo("""
                        {trainingDatasetSize: 4.9e12, trainingHardware: ["NVIDIA A100 SXM4 40 GB"],
                         hardwareQuantity: 25000, trainingHours: 2280,
                         trainingCompute: {flop: 2.1e25, log10: 25.322219294733918}}""");
    }

    @Test
    void modelHasItsDomainsTasksAndBaseModels() {
        assertThatData("""
                { model(slug: "gpt-4", revision: 8) {
                    domains { slug name(language: KO) } tasks { slug name } }
                  codeLlama: model(slug: "code-llama-70b", revision: 8) { baseModels { slug } } }""").isEqualTo("""
                        {codeLlama: {baseModels: [{slug: "llama-2-70b"}]}, model: {
                          domains: [{slug: "multimodal", name: "멀티모달"}, {slug: "language", name: "언어"},
                                    {slug: "vision", name: "비전"}],
                          tasks: [{slug: "language-modeling", name: "Language modeling"},
                                  {slug: "language-modeling-generation", name: "Language modeling/generation"},
                                  {slug: "question-answering", name: "Question answering"},
                                  {slug: "visual-question-answering", name: "Visual question answering"}]}}""");
    }

    @Test
    void modelHasItsPublisherAndSource() {
        assertThatData(
                        "{ model(slug: \"gpt-4\", revision: 8) { publisher source { name url licence attribution sha256 } } }")
                .isEqualTo("""
                        {model: {publisher: "Epoch AI", source: {
                          name: "Data on AI Models", url: "https://epoch.ai/data/ai-models", licence: "CC BY 4.0",
                          attribution: "Epoch AI, 'Data on AI Models', epoch.ai/data/ai-models",
                          sha256: "27b66d1d5fbee174e49bf9eac4d4e0e024984bd28ea3372d4548ead4b4f39e54"}}}""");
    }

    @Test
    void domainsAndTasksAreThoseOfThePinnedRevision() {
        var menus = assertThatAnswer(
                "{ domains(revision: 1) { slug name } tasks(revision: 1) { slug name(language: KO) } }");
        menus.inPath("data.domains[*].name").isEqualTo("""
                        ["Audio", "Biology", "Games", "Image generation", "Language", "Multimodal", "Robotics", "Speech",
                         "Video", "Vision"]""");
        menus.inPath("data.domains[3].slug").isEqualTo("image-generation");
        menus.inPath("data.tasks").isArray().hasSize(29);
        menus.inPath("data.tasks[0]").isEqualTo("{slug: \"audio-generation\", name: \"오디오 생성\"}");
    }
}

package dev.modelatlas.partner;

import java.time.LocalDate;
import java.util.List;

import io.smallrye.graphql.api.Nullable;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;

import dev.modelatlas.vocabulary.Confidence;
import dev.modelatlas.vocabulary.ModelAccessibility;
import dev.modelatlas.vocabulary.Sector;

/** A model as a client states it, in full: null is unknown, and lists may be null and are then empty. */
@Input("ModelInput")
@Description(
        "All that is to be known of one model: what is left out is unknown. Texts are at most 500 characters long, "
                + "lists hold at most 100.")
public record ModelInput(
        @Description(
                "Slug of a model that is there, or was; needed to rename it. Left out, the model is found by its name, or new, "
                        + "and gets a slug.")
        String slug,

        @NonNull @Description("Its name.") String name,

        @NonNull @Description("The day it was released, 1900 or later and not in the future.")
        LocalDate releasedOn,

        @NonNull @Description("Slugs of the organizations that made it, or names or aliases that are those of one organization; "
                + "empty when unknown. Others are stated in `organizations`.")
        List<@NonNull String> organizations,

        @Nullable @Description("Countries recorded for the model itself: ISO 3166-1 alpha-2 codes, or English names.")
        List<@NonNull String> recordedCountries,

        @Nullable @Description("Sectors recorded for the model itself; those of its organizations when left out.")
        List<@NonNull Sector> sectors,

        @Nullable @Description("Slugs or names of domains; another name makes a new domain.")
        List<@NonNull String> domains,

        @Nullable @Description("Slugs, names or aliases of tasks; another name makes a new task.")
        List<@NonNull String> tasks,

        @Description("Number of parameters.") Double parameters,

        @Description("Floating-point operations of the training.")
        Double trainingFlop,

        @Description("Size of the training dataset in datapoints.")
        Double trainingDatasetSize,

        @Description("Wall-clock time of the training in hours.")
        Double trainingHours,

        @Nullable @Description("Names of the hardware it was trained on.")
        List<@NonNull String> trainingHardware,

        @Description("Number of devices it was trained on.") Integer hardwareQuantity,
        @Description("How it can be reached.") ModelAccessibility accessibility,

        @Description("How certain its figures are; UNKNOWN when left out.")
        Confidence confidence,

        @Nullable @Description("Names or slugs of the models it was made from; other names are kept as they are recorded.")
        List<@NonNull String> baseModels,

        @Nullable @Description("Addresses where more is said, http or https, at most 2000 characters each.")
        List<@NonNull String> links) {}

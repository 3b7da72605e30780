package dev.modelatlas.http;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import dev.modelatlas.setting.AtLeast;
import dev.modelatlas.setting.AtMost;

/** What exports and change feeds may take of a server. */
@ConfigMapping(prefix = "model-atlas.export")
interface ExportConfig {

    /** How many are under way at once; any other is answered 503. Each takes a megabyte or two, and no connection. */
    @WithDefault("16")
    @AtLeast("0")
    @AtMost("1000")
    int atOnce();

    /** How many of them for one caller. */
    @WithDefault("4")
    @AtLeast("0")
    @AtMost("1000")
    int atOnceOfOne();

    /** How many pieces are read at once, each on a connection. */
    @WithDefault("2")
    @AtLeast("1")
    @AtMost("100")
    int working();

    /** How long one may take in all, however steadily its client takes it. */
    @WithDefault("30M")
    @AtLeast("1ms")
    @AtMost("24h")
    Duration longest();

    /** As how many requests an export counts. */
    @WithDefault("10")
    @AtLeast("1")
    @AtMost("1000")
    int requests();
}

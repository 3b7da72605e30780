package dev.modelatlas.setting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;

/** What the value of a setting means. The texts of two values of one type can be compared. */
enum SettingType {
    WHOLE_NUMBER("must be a whole number, such as 100") {
        @Override
        BigDecimal amount(String value) {
            return new BigDecimal(new BigInteger(value));
        }
    },
    NUMBER("must be a number, such as 0.5") {
        @Override
        BigDecimal amount(String value) {
            return new BigDecimal(value);
        }
    },
    DURATION("must be a duration with a unit, such as 500ms, 10s, 30m, 6h or 60d") {
        @Override
        BigDecimal amount(String value) {
            var time = DurationText.parse(value);
            return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
        }
    },
    SIZE("must be a size in bytes, such as 64K, 8M or 1G") {
        @Override
        BigDecimal amount(String value) {
            return new BigDecimal(new MemorySizeConverter().convert(value).asBigInteger());
        }
    },
    BOOLEAN("must be true or false") {
        @Override
        BigDecimal amount(String value) {
            return new StrictBoolean().convert(value) ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    },
    PATH("must be the path of a directory") {
        @Override
        BigDecimal amount(String value) {
            Path.of(value);
            return BigDecimal.ZERO;
        }
    },
    URL("must be a URL such as https://example.org/models.csv, without a user or password") {
        @Override
        BigDecimal amount(String value) {
            var url = URI.create(value);
            if (url.getHost() == null
                    || url.getUserInfo() != null
                    || !url.getScheme().matches("(?i)https?")) {
                throw new IllegalArgumentException();
            }
            return BigDecimal.ZERO;
        }
    },
    TEXT("") {
        @Override
        BigDecimal amount(String value) {
            return BigDecimal.ZERO;
        }
    };

    /** The end of the message about a value that is malformed, in the form {@code must be ...}. */
    final String orElse;

    SettingType(String orElse) {
        this.orElse = orElse;
    }

    /**
     * The amount that the value states, to compare it with a bound: seconds, bytes or a number. 0 if values of this
     * type state no amount.
     *
     * @throws RuntimeException when the value is malformed. The message may contain the value, so nobody may read it
     */
    abstract BigDecimal amount(String value);

    /** Whether SmallRye Config ignores spaces and line ends around a value of this type. */
    boolean isTrimmed() {
        return this != PATH && this != URL && this != TEXT;
    }

    /**
     * The type of a setting that a configuration mapping returns in this form.
     *
     * @throws IllegalArgumentException for a form that no setting has yet. The value could not be checked
     */
    static SettingType of(Class<?> returned, String generic) {
        var name = returned == Optional.class ? generic.replaceFirst("^java[.]util[.]Optional<(.*)>$", "$1") : generic;
        if (name.equals("int") || returned == OptionalInt.class) {
            return WHOLE_NUMBER;
        } else if (name.equals("boolean")) {
            return BOOLEAN;
        } else if (name.equals(Duration.class.getName())) {
            return DURATION;
        } else if (name.equals(MemorySize.class.getName())) {
            return SIZE;
        } else if (name.equals(Path.class.getName())) {
            return PATH;
        } else if (name.equals(URI.class.getName())) {
            return URL;
        } else if (name.equals(String.class.getName())) {
            return TEXT;
        }
        throw new IllegalArgumentException("No setting may be of the type " + generic);
    }
}

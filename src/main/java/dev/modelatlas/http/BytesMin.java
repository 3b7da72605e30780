package dev.modelatlas.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import io.quarkus.runtime.configuration.MemorySize;

/** How many bytes a setting has to allow, at least. */
@Constraint(validatedBy = BytesMin.Check.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface BytesMin {
    long value();

    String message() default "must be at least {value} bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Told once how many. */
    final class Check implements ConstraintValidator<BytesMin, MemorySize> {
        private long least;

        @Override
        public void initialize(BytesMin constraint) {
            least = constraint.value();
        }

        @Override
        public boolean isValid(MemorySize size, ConstraintValidatorContext context) {
            return size == null || size.asLongValue() >= least;
        }
    }
}

package dev.modelatlas.webhook;

import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;

/** Distinguishes the reasons why a TLS connection failed. */
public final class TlsFailure {
    private TlsFailure() {}

    /**
     * Whether the certificate of the other side is invalid. Otherwise, the other side may not speak TLS, or no common
     * version of it, or the connection broke.
     */
    public static boolean isAboutCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}

package dev.modelatlas.webhook;

import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;

/** Distinguishes the reasons why a TLS connection failed. */
public final class TlsFailure {
    private TlsFailure() {}

    /**
     * Whether the certificate of the other side is invalid. If not, there are other possible reasons: the other side
     * does not speak TLS, or no version that this server supports, or the connection broke.
     */
    public static boolean isAboutCertificate(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(CertificateException.class::isInstance);
    }
}

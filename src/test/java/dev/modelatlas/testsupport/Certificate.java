package dev.modelatlas.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for localhost. It is kept in a file, because each class loader of a test needs it and they
 * share no static fields.
 */
public final class Certificate {
    public static final String PASSWORD = "changeit";

    private static final Path STORE = Path.of("target/localhost.p12").toAbsolutePath();

    private Certificate() {}

    /** The PKCS #12 file with the certificate and its key. */
    public static Path keyStore() {
        if (!Files.exists(STORE)) {
            make();
        }
        return STORE;
    }

    /** An SSL context that trusts only this certificate. */
    public static SSLContext trusting() throws IOException, GeneralSecurityException {
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray()));
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static void make() {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        try {
            var options =
                    "-genkeypair -keyalg EC -validity 3650 -dname CN=localhost -ext SAN=dns:localhost,ip:127.0.0.1";
            var command = new ArrayList<>(List.of(keytool));
            command.addAll(List.of(options.split(" ")));
            command.addAll(List.of("-keystore", STORE.toString(), "-storepass", PASSWORD));
            var process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool makes no certificate");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

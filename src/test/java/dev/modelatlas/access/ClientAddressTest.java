package dev.modelatlas.access;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.modelatlas.testsupport.Concurrent;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Concurrent
class ClientAddressTest {
    @Test
    void refusesToReadForwardedAddressesWithoutTrustedProxies() {
        assertThatThrownBy(() -> new ClientAddress(null, true, Optional.empty()))
                .hasMessage("quarkus.http.proxy.proxy-address-forwarding requires "
                        + "quarkus.http.proxy.trusted-proxies: the addresses of your proxies, such as 10.0.0.0/8");
    }
}

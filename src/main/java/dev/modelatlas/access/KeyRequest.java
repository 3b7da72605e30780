package dev.modelatlas.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks who holds a key. */
final class KeyRequest extends BaseAuthenticationRequest {
    private final PlainKey key;

    KeyRequest(PlainKey key) {
        this.key = key;
    }

    PlainKey key() {
        return key;
    }
}

package dev.modelatlas.access;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A request to authenticate the holder of a key. */
final class KeyRequest extends BaseAuthenticationRequest {
    private final PlainKey key;

    KeyRequest(PlainKey key) {
        this.key = key;
    }

    PlainKey key() {
        return key;
    }
}

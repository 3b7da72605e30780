package dev.modelatlas.testsupport;

import java.lang.reflect.Field;

import jakarta.enterprise.inject.Any;

import com.github.benmanes.caffeine.cache.Cache;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;

/** The caches of the application's beans. */
public final class Caches {
    private Caches() {}

    /** Empties the caches of all beans in a package and those below it, as if the server had just started. */
    public static void empty(String packageName) {
        var beans = Arc.container().beanManager();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            // The beans of interfaces have settings. They cannot be looked up like this, and have no caches.
            if (!bean.getBeanClass().isInterface()
                    && bean.getBeanClass().getName().startsWith(packageName + ".")) {
                var reference = beans.getReference(bean, bean.getBeanClass(), beans.createCreationalContext(bean));
                empty(ClientProxy.unwrap(reference));
            }
        }
    }

    private static void empty(Object bean) {
        for (Field field : bean.getClass().getDeclaredFields()) {
            if (Cache.class.isAssignableFrom(field.getType())) {
                field.setAccessible(true);
                try {
                    ((Cache<?, ?>) field.get(bean)).invalidateAll();
                } catch (IllegalAccessException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }
}

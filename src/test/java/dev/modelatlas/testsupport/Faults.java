package dev.modelatlas.testsupport;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.Callable;

/** Changes how the methods of an object behave, for example to simulate failures of the network. */
public interface Faults {
    /** Replaces one call. The work calls the method of the original object. */
    Object call(String method, Callable<Object> work) throws Exception;

    /** Wraps an object, so that each call of its methods goes through these faults. */
    static <T> T in(Class<T> type, T target, Faults faults) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> faults.call(method.getName(), () -> {
                    try {
                        return method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof Exception cause) {
                            throw cause;
                        }
                        throw e;
                    }
                })));
    }
}

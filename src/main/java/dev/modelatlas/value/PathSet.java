package dev.modelatlas.value;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A set of paths and areas. An area contains all paths that begin with the same segment. One route with this set
 * replaces a route for each path. Vert.x Web compares each request with every route, which takes 1 µs for 34 routes.
 */
public final class PathSet {
    private static final String ALL = "/*";
    private static final Pattern VALID = Pattern.compile("/[^/*:]+(/[^/*:]+)*|/[^/*:]+/[*]");

    private final Set<String> paths = ConcurrentHashMap.newKeySet();

    /**
     * Adds a path, such as {@code /changes}, or an area, such as {@code /export/*}.
     *
     * @return false when the set already contains it
     * @throws IllegalArgumentException when the path would never match, such as a path with a parameter, or an area of
     *     two segments
     */
    public boolean add(String path) {
        if (!VALID.matcher(path).matches()) {
            throw new IllegalArgumentException(path + " is neither a path, such as /a/b, nor an area, such as /a/*");
        }
        return paths.add(path);
    }

    /**
     * Whether a path or its area is in the set. A trailing slash makes no difference, because routes also ignore it.
     *
     * @param path a normalized path
     */
    public boolean contains(String path) {
        return paths.contains(withoutSlash(path)) || paths.contains(areaOf(path));
    }

    /** The paths and areas in the set. */
    public Set<String> all() {
        return Set.copyOf(paths);
    }

    private static String areaOf(String path) {
        var end = path.indexOf('/', 1);
        return (end < 0 ? path : path.substring(0, end)) + ALL;
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

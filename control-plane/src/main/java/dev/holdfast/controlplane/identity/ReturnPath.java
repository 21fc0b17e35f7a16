package dev.holdfast.controlplane.identity;

import java.util.regex.Pattern;

/** Where to go after signing in: a path of this site, and nothing that a browser takes for another site. */
public final class ReturnPath {
    private static final Pattern OF_THIS_SITE = Pattern.compile("/(?![/\\\\])[\\w\\-./~%?=&@+]*");

    private ReturnPath() {}

    /** The path if it is one of this site, else the front page. */
    public static String safe(String path) {
        return OF_THIS_SITE.matcher(path).matches() ? path : "/";
    }
}

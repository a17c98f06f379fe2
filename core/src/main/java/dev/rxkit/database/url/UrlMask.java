package dev.rxkit.database.url;

import java.util.regex.Pattern;

/** Masks everything in the text of a URL, valid or not, that may be secret; in doubt more than necessary. */
final class UrlMask {

    private static final Pattern QUERY_USER =
            Pattern.compile("[?&;](user|username|password)=", Pattern.CASE_INSENSITIVE);

    /** A word after a colon that is not a port number: a password whose host is missing. */
    private static final Pattern NO_PORT = Pattern.compile("^([^/:]*):(?!\\d{1,5}(?:[/,]|$))[^/]*");

    private UrlMask() {}

    static boolean hasCredentials(String url) {
        int start = url.indexOf("://");
        String rest = start < 0 ? "" : url.substring(start + 3);
        String authority = rest.replaceFirst("[/?].*", "");
        return authority.contains("@") || QUERY_USER.matcher(url).find();
    }

    static String masked(String url) {
        if (url.startsWith("sqlite:///") || url.startsWith("jdbc:sqlite:")) {
            return url.replaceFirst("\\?.*", "?...");
        }
        int start = url.indexOf("://");
        if (start < 0) {
            int colon = url.indexOf(':', url.startsWith("jdbc:") ? 5 : 0);
            return colon < 0 ? "***" : url.substring(0, colon + 1) + "***";
        }
        String rest = url.substring(start + 3);
        // An unescaped @ or ? may be part of a password: everything up to the last @ is removed.
        int at = rest.lastIndexOf('@');
        String tail = (at < 0 ? rest : rest.substring(at + 1)).replaceFirst("([?;]).*", "$1...");
        String host = at < 0 ? NO_PORT.matcher(tail).replaceFirst("$1:***") : tail;
        return url.substring(0, start + 3) + (at < 0 ? "" : "***@") + host;
    }
}

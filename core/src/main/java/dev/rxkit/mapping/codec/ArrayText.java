package dev.rxkit.mapping.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of an array of PostgreSQL: <code>{a,"b, c",NULL}</code>. Not thread-safe. */
final class ArrayText {

    private final String text;
    private int at;

    ArrayText(String text) {
        this.text = text;
    }

    /**
     * Returns the texts of the elements, and null for NULL.
     *
     * @throws IllegalArgumentException if the array is not a list: it has several dimensions, or does not begin with
     *     the index 1
     */
    List<@Nullable String> elements() {
        List<@Nullable String> elements = new ArrayList<>();
        if (!text.startsWith("{")) {
            throw new IllegalArgumentException("the array does not begin with the index 1, as a list does");
        }
        at = 1;
        while (text.charAt(at) != '}') {
            at += text.charAt(at) == ',' ? 1 : 0;
            if (text.charAt(at) == '{') {
                throw new IllegalArgumentException("the array has several dimensions, a list has one");
            }
            elements.add(text.charAt(at) == '"' ? quoted() : plain());
        }
        return elements;
    }

    private String quoted() {
        StringBuilder element = new StringBuilder();
        for (at++; text.charAt(at) != '"'; at++) {
            at += text.charAt(at) == '\\' ? 1 : 0;
            element.append(text.charAt(at));
        }
        at++;
        return element.toString();
    }

    private @Nullable String plain() {
        int start = at;
        while (text.charAt(at) != ',' && text.charAt(at) != '}') {
            at++;
        }
        String element = text.substring(start, at);
        return element.equals("NULL") ? null : element;
    }
}

package dev.rxkit.migrate.flyway;

import java.io.Reader;
import java.io.StringReader;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Provides scripts in memory to Flyway, by file name. */
final class InMemoryResources implements ResourceProvider {
    private final Map<String, String> texts;

    InMemoryResources(Map<String, String> texts) {
        this.texts = texts;
    }

    @Override
    @SuppressWarnings("NullAway") // Flyway expects null for a resource that does not exist.
    public @Nullable LoadableResource getResource(String name) {
        String text = texts.get(name);
        return text == null ? null : new Text(name, text);
    }

    /** Returns the resource of a file that exists. */
    LoadableResource resource(String name) {
        return new Text(name, texts.getOrDefault(name, ""));
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return texts.entrySet().stream()
                .<LoadableResource>map(entry -> new Text(entry.getKey(), entry.getValue()))
                .filter(text -> text.getFilename().startsWith(prefix)
                        && Stream.of(suffixes).anyMatch(text.getFilename()::endsWith))
                .toList();
    }

    private static final class Text extends LoadableResource {
        private final String name;
        private final String text;

        Text(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}

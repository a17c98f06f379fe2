package dev.rxkit.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Member;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The public API of a module as text, and the internal types that its signatures name.
 *
 * <p>The file has one line for each type, followed by one indented line for each public or protected member. Members
 * that a public type inherits from a type of the kit which other code cannot name are members of the public type.
 */
public final class PublicApi {
    private static final Path FILE = Path.of("api.txt");

    private final List<Class<?>> types;

    /**
     * Reads the compiled classes of a module.
     *
     * @param anchor a class of the module
     * @param packages the module's exported packages
     */
    public PublicApi(Class<?> anchor, Set<String> packages) throws IOException, URISyntaxException {
        types = PublicTypes.of(anchor, packages);
    }

    /** Compares the API with {@code api.txt} in the module's folder, or writes the file if {@code -Drx.docs=true}. */
    public void requireSame() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types) {
            lines.add(Signatures.of(type));
            Signatures.members(type).forEach(line -> lines.add("    " + line));
        }
        if (Boolean.getBoolean("rx.docs")) {
            Files.write(FILE, lines);
        }
        List<String> checkedIn = Files.readAllLines(FILE);
        assertThat(difference(checkedIn, lines))
                .as(
                        "The public API differs from %s (- the file, + the classes). If the change is intended, run this"
                                + " test with -Drx.docs=true and commit the file.",
                        FILE.toAbsolutePath())
                .isEmpty();
        assertThat(lines).as("order of the lines of %s", FILE).isEqualTo(checkedIn);
    }

    /** Returns the lines of only one of the lists, each with the type it belongs to. */
    static List<String> difference(List<String> before, List<String> after) {
        Set<String> old = withTypes(before);
        Set<String> now = withTypes(after);
        TreeMap<String, String> different = new TreeMap<>();
        old.stream().filter(line -> !now.contains(line)).forEach(line -> different.put(line + " -", "- " + line));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> different.put(line + " +", "+ " + line));
        return List.copyOf(different.values());
    }

    private static Set<String> withTypes(List<String> lines) {
        Set<String> result = new TreeSet<>();
        String type = "";
        for (String line : lines) {
            if (line.startsWith("    ")) {
                result.add(type + ": " + line.strip());
            } else {
                type = line.replaceFirst("^.*?\\b(?:class|record|enum|interface) ([\\w.$]+).*", "$1");
                result.add(line);
            }
        }
        return result;
    }

    /**
     * Returns the places where a signature names a type of the kit that is in no exported package, or that of a member a
     * type that is not public: {@code type.member -> internal type}, sorted.
     *
     * @param exported the exported packages of every module
     */
    public Set<String> leaks(Set<String> exported) {
        Set<String> leaks = new TreeSet<>();
        for (Class<?> type : types) {
            Signatures.named(type).forEach(named -> add(leaks, type.getName(), named, exported));
            for (Member member : PublicTypes.members(type)) {
                String place = type.getName() + "." + member.getName().replace(type.getName(), "<init>");
                for (Class<?> named : Signatures.named(member)) {
                    add(leaks, place, named, exported);
                    if (exported.contains(named.getPackageName()) && !PublicTypes.isAccessible(named)) {
                        leaks.add(place + " -> " + named.getName());
                    }
                }
            }
        }
        return leaks;
    }

    private static void add(Set<String> leaks, String place, Class<?> named, Set<String> exported) {
        String home = named.getPackageName();
        if ((home + ".").startsWith("dev.rxkit.") && !exported.contains(home)) {
            leaks.add(place + " -> " + named.getName());
        }
    }
}

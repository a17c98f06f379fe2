package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The sizes of what a reader has to keep in mind at once, for both modules. */
class SourceFilesTest {

    private static final int FILES_OF_A_CYCLE = 4;
    private static final int FILES_OF_A_FOLDER = 45;

    /** A room is a package below one of the two root packages, with its sub-packages; the root packages count alone. */
    @Test
    void noRoomHasFilesThatAllReferToEachOtherButAtMostFour() {
        Set<String> rooms = new TreeSet<>(Set.of("dev.rxkit", "dev.rxkit.migrate"));
        SourceTree.packages().keySet().forEach(name -> rooms.add(roomOf(name)));
        SourceGraph graph = new SourceGraph();
        for (String room : rooms) {
            assertThat(graph.cyclesAbove(FILES_OF_A_CYCLE, room, rooms))
                    .as("cycles of files in " + room)
                    .isEmpty();
        }
    }

    @Test
    void noFolderHasMoreThan45Files() {
        assertThat(SourceTree.packages().entrySet().stream()
                        .filter(entry -> entry.getValue().size() + 1 > FILES_OF_A_FOLDER) // and package-info
                        .collect(Collectors.toMap(
                                entry -> entry.getKey(),
                                entry -> entry.getValue().size() + 1)))
                .isEmpty();
    }

    private static String roomOf(String name) {
        String root = name.equals("dev.rxkit.migrate") || name.startsWith("dev.rxkit.migrate.")
                ? "dev.rxkit.migrate"
                : "dev.rxkit";
        if (name.equals(root)) {
            return root;
        }
        int end = name.indexOf('.', root.length() + 1);
        return end < 0 ? name : name.substring(0, end);
    }
}

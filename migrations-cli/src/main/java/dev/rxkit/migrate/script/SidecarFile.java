package dev.rxkit.migrate.script;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is locked, across threads, class loaders and processes. It is made if it is not there and deleted at the
 * end, except on Windows, which cannot delete it as long as it is open.
 */
public final class SidecarFile implements AutoCloseable {

    private static final int LARGEST = 1 << 24;

    // Closing a file ends every lock that the process has on it, so one that is held here is not opened again.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private SidecarFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /**
     * Locks the file if it is free.
     *
     * @return the lock, or nothing if another has it
     * @throws IOException if the folder does not exist or cannot be written
     */
    public static Optional<SidecarFile> tryLock(Path sidecar) throws IOException {
        Path path = sidecar.toAbsolutePath().normalize();
        if (!HELD.add(path)) {
            return Optional.empty();
        }
        Optional<SidecarFile> locked = Optional.empty();
        try {
            locked = locked(path);
            return locked;
        } finally {
            if (locked.isEmpty()) {
                HELD.remove(path);
            }
        }
    }

    private static Optional<SidecarFile> locked(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                SidecarFile file = new SidecarFile(path, channel, marked(channel));
                if (file.isThere()) {
                    return Optional.of(file);
                }
            }
        } catch (OverlappingFileLockException anotherClassLoader) {
            // It is held, as by another process.
        } catch (IOException | RuntimeException | Error failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        return Optional.empty();
    }

    /** Gives the file a random size (a hole, no bytes on the disk), by which it is known without being opened again. */
    private static long marked(FileChannel channel) throws IOException {
        long size = 1 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), LARGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1);
        return size;
    }

    /** Returns whether the path is still this file: the one that held it before may have deleted it. */
    private boolean isThere() throws IOException {
        try {
            return Files.size(path) == size;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    /** Returns whether it was not closed. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Deletes the file, if that can be done, and ends the lock. */
    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            delete();
        } finally {
            try {
                channel.close();
            } finally {
                HELD.remove(path);
            }
        }
    }

    private void delete() {
        try {
            if (isThere() && Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.delete(path);
            }
            channel.truncate(0);
        } catch (IOException stays) {
            // An empty file that stays does no harm.
        }
    }
}

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
 * A lock on a file that excludes other threads, class loaders and processes. The file is created if it does not exist
 * and deleted when the lock is closed, except on Windows, which cannot delete an open file.
 */
public final class SidecarFile implements AutoCloseable {

    private static final int LARGEST = 1 << 24;

    // Closing a file releases all locks of the process on it, so a path that is held is not opened again.
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
     * @return the lock; empty if it is held by another
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
                SidecarFile file = new SidecarFile(path, channel, mark(channel));
                if (file.isCurrent()) {
                    return Optional.of(file);
                }
            }
        } catch (OverlappingFileLockException anotherClassLoader) {
            // Held by another class loader, which is the same as another process.
        } catch (IOException | RuntimeException | Error failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        return Optional.empty();
    }

    /** Gives the file a random size (sparse, without disk space), which identifies it without opening it again. */
    private static long mark(FileChannel channel) throws IOException {
        long size = 1 + Math.floorMod(UUID.randomUUID().getMostSignificantBits(), LARGEST);
        channel.truncate(0);
        channel.write(ByteBuffer.allocate(1), size - 1);
        return size;
    }

    /** Returns whether the path still denotes this file: the previous holder may have deleted it. */
    private boolean isCurrent() throws IOException {
        try {
            return Files.size(path) == size;
        } catch (NoSuchFileException deleted) {
            return false;
        }
    }

    /** Returns whether the lock is held. */
    public boolean isOpen() {
        return channel.isOpen();
    }

    /** Deletes the file if possible and releases the lock. */
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
            if (isCurrent() && Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.delete(path);
            }
            channel.truncate(0);
        } catch (IOException cannotDelete) {
            // An empty file may remain; the next lock uses it.
        }
    }
}

package dev.casebook.local.sqlite;

import dev.casebook.CasebookException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds one machine's data, owned by one process at a time.
 *
 * <p>Ownership is a lock of the operating system on {@code casebook.lock}: it ends with the process, however that ends, so a
 * killed owner leaves nothing to clean up. {@code casebook.pid} tells the others who the owner is. Safe for several threads.
 */
public final class DataFolder implements AutoCloseable {

    /**
     * Folders that this process owns. Closing any channel on a locked file may give up the process's lock on some systems, so a
     * second attempt must not even open the lock file.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing (readable by its owner alone) and takes it.
     *
     * @throws CasebookException.Permanent when it cannot be written, or another process owns it
     */
    public static DataFolder open(Path folder) {
        Path path = created(folder);
        if (!OWNED.add(path)) {
            throw taken(path, ProcessHandle.current().pid() + "");
        }
        boolean opened = false;
        try {
            DataFolder mine = locked(path);
            opened = true;
            return mine;
        } catch (IOException e) {
            throw notWritable(path, e);
        } finally {
            if (!opened) {
                OWNED.remove(path);
            }
        }
    }

    /** The folder itself, absolute and without links. */
    public Path path() {
        return path;
    }

    /** Where the database goes. */
    public Path database() {
        return path.resolve("casebook.db");
    }

    /** Gives the folder up. */
    @Override
    public void close() {
        try (channel;
                lock) {
            Files.deleteIfExists(pidFile(path));
        } catch (IOException e) {
            throw new CasebookException.Permanent("The folder " + path + " could not be given up cleanly.", e);
        } finally {
            OWNED.remove(path);
        }
    }

    private static Path created(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                createPrivate(folder);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    private static void createPrivate(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectory(folder);
        }
    }

    private static DataFolder locked(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve("casebook.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock();
            if (lock == null) {
                throw taken(path, recordedPid(path));
            }
            Files.writeString(pidFile(path), ProcessHandle.current().pid() + "\n");
            return new DataFolder(path, channel, lock);
        } catch (IOException | CasebookException e) {
            channel.close();
            throw e;
        }
    }

    private static Path pidFile(Path path) {
        return path.resolve("casebook.pid");
    }

    private static String recordedPid(Path path) {
        try {
            return Files.readString(pidFile(path)).strip();
        } catch (IOException e) {
            return "unknown"; // the owner is just starting or just ending
        }
    }

    private static CasebookException.Permanent taken(Path path, String pid) {
        return new CasebookException.Permanent("The folder " + path + " is in use by another Casebook (process " + pid
                + "); nothing was changed. Stop that one, or set CASEBOOK_DATA to another folder.");
    }

    private static CasebookException.Permanent notWritable(Path path, IOException cause) {
        return new CasebookException.Permanent(
                "The folder " + path
                        + " cannot be made or written; nothing was started. Set CASEBOOK_DATA to a folder that you may write to.",
                cause);
    }
}

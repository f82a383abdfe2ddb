package dev.casebook.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The open TCP connections of another process, as Linux lists them; none where the system lists none. */
final class Connections {
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    /** Established, and about to be. */
    private static final Set<String> OPEN = Set.of("01", "02");

    private Connections() {}

    /** The ports at their other ends, except one. */
    static Set<Integer> of(long process, int except) {
        try {
            Set<String> sockets = sockets(Path.of("/proc", String.valueOf(process), "fd"));
            Set<Integer> ports = new TreeSet<>();
            for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
                if (Files.isReadable(Path.of(table))) {
                    for (String line : Files.readAllLines(Path.of(table))) {
                        String[] fields = line.strip().split(" +", -1);
                        if (fields.length > INODE && OPEN.contains(fields[STATE]) && sockets.contains(fields[INODE])) {
                            String remote = fields[REMOTE];
                            ports.add(Integer.parseInt(remote.substring(remote.indexOf(':') + 1), 16));
                        }
                    }
                }
            }
            ports.remove(except);
            return ports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> sockets(Path descriptors) throws IOException {
        Set<String> inodes = new HashSet<>();
        if (!Files.isDirectory(descriptors)) {
            return inodes;
        }
        try (Stream<Path> links = Files.list(descriptors)) {
            for (Path link : links.toList()) {
                String target = Files.isSymbolicLink(link)
                        ? Files.readSymbolicLink(link).toString()
                        : "";
                if (target.startsWith("socket:[")) {
                    inodes.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        return inodes;
    }
}

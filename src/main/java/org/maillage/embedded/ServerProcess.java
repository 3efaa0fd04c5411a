package org.maillage.embedded;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the server is run: its command lines. Passwords never appear there, they go in by the standard input. */
record ServerProcess(Path executable, DataFolder folder) {

    /** Runs the server without network on a new data folder, feeds it the SQL, and returns its exit code. */
    int bootstrap(Path data, String sql) throws IOException {
        List<String> command = command(data);
        command.add("--bootstrap");
        Process process = start(command);
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(sql);
        }
        return process.onExit().join().exitValue();
    }

    /** Starts the server; it is not ready yet when this returns. */
    Process listen(int port, boolean durable) throws IOException {
        List<String> command = command(folder.data());
        command.addAll(List.of(
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--skip-name-resolve",
                "--pid-file=" + folder.pidFile(),
                "--innodb-buffer-pool-size=256M",
                "--innodb-flush-log-at-trx-commit=" + (durable ? 1 : 2),
                "--max-allowed-packet=64M",
                // what is not durable is a test's: one of them measures what it takes to load a file
                "--local-infile=" + (durable ? "OFF" : "ON")));
        Process process = start(command);
        // The server writes the same number itself, but only once it is ready, and it may be orphaned before.
        Files.writeString(folder.pidFile(), Long.toString(process.pid()));
        return process;
    }

    /** The SQL that comes with the server and makes its own tables. */
    Path script(String name) throws IOException {
        try (Stream<Path> files = Files.walk(home())) {
            return files.filter(file -> file.endsWith(name)).findFirst()
                    .orElseThrow(() -> new IOException(name + " is missing in " + home()));
        }
    }

    private Path home() {
        return executable.getParent().getParent();
    }

    private List<String> command(Path data) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                executable.toString(),
                "--no-defaults",
                "--basedir=" + home(),
                "--datadir=" + data,
                "--tmpdir=" + folder.temporary(),
                "--lc-messages-dir=" + script("errmsg.sys").getParent().getParent(),
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--default-time-zone=+00:00",
                // Loopback needs no TLS, and the key which the server would make costs seconds at every start.
                "--skip-ssl"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                .start();
    }
}

package org.maillage.imports;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.maillage.vault.SealedColumn;
import org.maillage.vault.Vault;

/** The bytes of a file, in sealed pieces: written while they come in, read piece by piece, never held as a whole. */
@ApplicationScoped
class Blocks {

    static final SealedColumn SEALED = new SealedColumn("import_block", "id", "content");
    private static final int SIZE = 512 * 1024;

    private final DataSource database;
    private final Vault vault;

    Blocks(DataSource database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** What was found out about a file while it came in. */
    record Received(long bytes, int lines, Signature signature, CharsetJudge charset) {
    }

    /** Keeps all of {@code body}, each piece in a transaction of its own. */
    Received keep(UUID run, InputStream body) throws IOException {
        CharsetJudge charset = new CharsetJudge();
        Signature signature = Signature.TEXT;
        long bytes = 0;
        int lines = 0;
        int seq = 0;
        for (byte[] piece = body.readNBytes(SIZE); piece.length > 0; piece = body.readNBytes(SIZE)) {
            signature = seq == 0 ? Signature.of(piece) : signature;
            write(run, seq++, piece);
            Claims.receiving(run);
            if (signature == Signature.TEXT) {
                charset.take(piece);
            }
            bytes += piece.length;
            for (byte one : piece) {
                lines += one == '\n' ? 1 : 0;
            }
        }
        return new Received(bytes, lines, signature, charset);
    }

    private void write(UUID run, int seq, byte[] piece) throws IOException {
        try (Connection connection = database.getConnection(); PreparedStatement insert = connection.prepareStatement(
                "insert into import_block (id, import_id, seq, content) values (?, ?, ?, ?)")) {
            insert.setObject(1, UuidCreator.getTimeOrderedEpoch());
            insert.setObject(2, run);
            insert.setInt(3, seq);
            insert.setBytes(4, vault.seal(piece, SEALED.context()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IOException("The file cannot be kept", e);
        }
    }

    /** The file from its beginning. */
    InputStream open(UUID run) {
        return new Pieces(run);
    }

    private final class Pieces extends InputStream {
        private final UUID run;
        private int next;
        private int at;
        private byte[] piece = new byte[0];

        Pieces(UUID run) {
            this.run = run;
        }

        @Override
        public int read() throws IOException {
            return more() ? piece[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, offset, count);
            at += count;
            return count;
        }

        private boolean more() throws IOException {
            if (at == piece.length) {
                byte[] following = piece(run, next);
                if (following == null) {
                    return false;
                }
                next++;
                at = 0;
                piece = following;
            }
            return true;
        }
    }

    private byte[] piece(UUID run, int seq) throws IOException {
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(
                "select content from import_block where import_id = ? and seq = ?")) {
            select.setObject(1, run);
            select.setInt(2, seq);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? vault.open(rows.getBytes(1), SEALED.context()) : null;
            }
        } catch (SQLException e) {
            throw new IOException("The file cannot be read", e);
        }
    }
}

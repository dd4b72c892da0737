package heed.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/// How we keep a SQLite file: private to its owner, in WAL mode, synced before every answer.
final class SqliteFile {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// SQLite's extended codes keep the primary one in their lowest byte.
  private static final int PRIMARY = 0xFF;

  private SqliteFile() {}

  /// Creates the file with mode 0600 when there is none (its -wal and -shm take the same mode), and
  /// refuses one that is no SQLite database.
  static void prepare(Path file) {
    try {
      createPrivately(file);
    } catch (FileAlreadyExistsException existing) {
      refuseForeign(file);
    } catch (IOException problem) {
      throw DamagedDatabase.unreachable(file.toString(), problem);
    }
  }

  static void createPrivately(Path file) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    } else {
      Files.createFile(file);
    }
  }

  /// Connections that may write.
  static SQLiteDataSource writers(Path file, Duration patience) {
    return new Source(file, patience, "PRAGMA trusted_schema = 0");
  }

  /// Connections that can only read.
  static SQLiteDataSource readers(Path file, Duration patience) {
    return new Source(file, patience, "PRAGMA trusted_schema = 0", "PRAGMA query_only = 1");
  }

  static boolean isFull(int code) {
    var primary = code & PRIMARY;
    return primary == SQLiteErrorCode.SQLITE_FULL.code
        || primary == SQLiteErrorCode.SQLITE_IOERR.code
        || primary == SQLiteErrorCode.SQLITE_READONLY.code
        || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code;
  }

  static boolean isBusy(int code) {
    var primary = code & PRIMARY;
    return primary == SQLiteErrorCode.SQLITE_BUSY.code
        || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
  }

  /// `synchronous=FULL`: an answer means that the disk has it. Measured: grouped commits make it
  /// cost little, and NORMAL answered with unsynced bytes every time. `recursive_triggers`: without
  /// it, `INSERT OR REPLACE` would slip past the triggers that guard the change log.
  private static SQLiteConfig pragmas(Duration patience) {
    var pragmas = new Properties();
    pragmas.setProperty("journal_mode", "WAL");
    pragmas.setProperty("synchronous", "FULL");
    pragmas.setProperty("foreign_keys", "true");
    pragmas.setProperty("recursive_triggers", "true");
    pragmas.setProperty("enable_load_extension", "false");
    pragmas.setProperty("busy_timeout", Long.toString(patience.toMillis()));
    pragmas.setProperty("journal_size_limit", "67108864");
    // We make our own keys; asking for SQLite's after each insert was measured to cost a tenth.
    pragmas.setProperty("jdbc.get_generated_keys", "false");
    return new SQLiteConfig(pragmas);
  }

  private static void refuseForeign(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var start = ByteBuffer.allocate(MAGIC.length);
      channel.read(start);
      if (start.position() > 0 && !Arrays.equals(start.array(), MAGIC)) {
        throw DamagedDatabase.notSqlite(file);
      }
    } catch (IOException problem) {
      throw DamagedDatabase.unreachable(file.toString(), problem);
    }
  }

  /// Adds the pragmas that the driver does not know, and would silently leave out.
  private static final class Source extends SQLiteDataSource {
    private final String[] more;

    Source(Path file, Duration patience, String... more) {
      super(pragmas(patience));
      setUrl("jdbc:sqlite:" + file);
      this.more = more;
    }

    @Override
    public SQLiteConnection getConnection(String user, String password) throws SQLException {
      var connection = super.getConnection(user, password);
      try (var statement = connection.createStatement()) {
        for (var pragma : more) {
          statement.execute(pragma);
        }
      } catch (SQLException problem) {
        connection.close();
        throw problem;
      }
      return connection;
    }
  }
}

package heed.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Properties;

/// How we keep a SQLite file: private to its owner, in WAL mode, synced before every answer.
final class SqliteFile {
  private static final byte[] MAGIC =
      "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

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

  /// `synchronous=FULL`: an answer means that the disk has it. Measured: grouped commits make it
  /// cost little, and NORMAL answered with unsynced bytes every time.
  static Properties pragmas(Duration patience) {
    var pragmas = new Properties();
    pragmas.setProperty("journal_mode", "WAL");
    pragmas.setProperty("synchronous", "FULL");
    pragmas.setProperty("foreign_keys", "true");
    pragmas.setProperty("trusted_schema", "false");
    pragmas.setProperty("enable_load_extension", "false");
    pragmas.setProperty("busy_timeout", Long.toString(patience.toMillis()));
    pragmas.setProperty("journal_size_limit", "67108864");
    // We make our own keys; asking for SQLite's after each insert was measured to cost a tenth.
    pragmas.setProperty("jdbc.get_generated_keys", "false");
    return pragmas;
  }

  private static void refuseForeign(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var start = java.nio.ByteBuffer.allocate(MAGIC.length);
      channel.read(start);
      if (start.position() > 0 && !java.util.Arrays.equals(start.array(), MAGIC)) {
        throw DamagedDatabase.notSqlite(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}

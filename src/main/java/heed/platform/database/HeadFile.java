package heed.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers, beside a SQLite file, the end of the change log after each commit. SQLite calls a
/// database whole even when its write-ahead log was cut or lost; a log that ends before its
/// remembered head gives that away. Written after the commit and not synced: after a power cut it
/// may be older than the database, never newer.
final class HeadFile {
  private static final Logger log = LoggerFactory.getLogger(HeadFile.class);
  private static final int LENGTH = 96;

  private final Path file;

  HeadFile(Path database) {
    this.file = database.resolveSibling(database.getFileName() + ".head");
  }

  void write(ChangeLog.Head head) {
    var line = String.format("%-" + (LENGTH - 1) + "s\n", head.sequence() + " " + head.checksum());
    try {
      if (!Files.exists(file)) {
        SqliteFile.createPrivately(file);
      }
      try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
      }
    } catch (IOException problem) {
      log.warn("The end of the change log could not be noted: {}", problem.getMessage());
    }
  }

  void check(Handle handle) {
    var remembered = read();
    if (remembered == null) {
      return;
    }
    if (!ChangeLog.holds(handle, remembered)) {
      var end = ChangeLog.head(handle).sequence();
      throw new DamagedDatabase(
          "The database lost acknowledged changes: its log ends at "
              + end
              + (end < remembered.sequence() ? "" : " and differs from what was written")
              + ", but "
              + remembered.sequence()
              + " were committed. Was its -wal file removed or cut? Restore the newest backup, or"
              + " delete "
              + file.getFileName()
              + " to accept the loss.");
    }
  }

  /// Null when nothing was remembered: no file yet, or one that a power cut left without content.
  private ChangeLog.@Nullable Head read() {
    try {
      var line = Files.exists(file) ? Files.readString(file, StandardCharsets.US_ASCII) : "";
      if (line.chars().allMatch(each -> each == 0 || Character.isWhitespace(each))) {
        return null;
      }
      var gap = line.indexOf(' ');
      return new ChangeLog.Head(
          Long.parseLong(line.substring(0, gap)), line.substring(gap + 1).strip());
    } catch (IOException | RuntimeException unreadable) {
      throw new DamagedDatabase(
          file + " cannot be read. Run bin/heed verify, then delete it if all is well.");
    }
  }
}

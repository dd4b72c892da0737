package heed.platform.database;

import heed.platform.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Held by whoever serves a SQLite file, for as long as it does: a second service would have a Book
/// that lags behind, and a restore would pull the file away from under it. Commands beside a
/// service need no lock. On PostgreSQL nothing is locked: several nodes are welcome. The operating
/// system lets go of the lock when the process ends, however it ends.
public final class ServeLock implements AutoCloseable {
  private final @Nullable FileChannel channel;

  private ServeLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock of a database.
  ///
  /// @throws Refused CONFLICT when the database is being served
  public static ServeLock take(String where) {
    return switch (Dialect.of(where)) {
      case SQLITE -> take(Path.of(where));
      case POSTGRESQL -> new ServeLock(null);
    };
  }

  private static ServeLock take(Path database) {
    var file = beside(database);
    try {
      if (!Files.exists(file)) {
        SqliteFile.createPrivately(file);
      }
      var channel = FileChannel.open(file, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw served(database);
      }
      channel.truncate(0);
      var owner = "served by process " + ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
      return new ServeLock(channel);
    } catch (IOException problem) {
      throw DamagedDatabase.unreachable(database.toString(), problem);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException byThisProcess) {
      return null;
    }
  }

  /// One file has one lock, by whatever name it is reached.
  private static Path beside(Path database) {
    try {
      var real = Files.exists(database) ? database.toRealPath() : database.toAbsolutePath();
      return real.resolveSibling(real.getFileName() + ".lock");
    } catch (IOException problem) {
      throw DamagedDatabase.unreachable(database.toString(), problem);
    }
  }

  private static Refused served(Path database) {
    return Refused.because(
        Refused.Kind.CONFLICT,
        "The database " + database + " is being served by another process; stop that one first.");
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException alreadyGone) {
        // closing the process frees it as well
      }
    }
  }
}

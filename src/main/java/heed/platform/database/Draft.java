package heed.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A private file in the making beside the place where it is to stand, and gone unless it gets
/// there: whatever happens on the way, nothing half made ever has the final name.
final class Draft implements AutoCloseable {
  private final Path file;

  /// Does what closing does, for a process that is told to end meanwhile.
  private final Thread atTheEnd = new Thread(this::clear);

  /// Holds what the end of the process needs until the file is there: an end that comes in between
  /// waits, and then removes it.
  private Draft(Path target) throws IOException {
    synchronized (this) {
      Runtime.getRuntime().addShutdownHook(atTheEnd);
      try {
        file = Files.createTempFile(folder(target), "." + target.getFileName() + "-", ".part");
      } catch (IOException problem) {
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        throw problem;
      }
    }
  }

  /// @throws IllegalStateException when the process is already ending
  static Draft beside(Path target) throws IOException {
    return new Draft(target);
  }

  Path file() {
    return file;
  }

  /// Gives it its name, on disk, without ever replacing another file.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when something has that name
  void nameIt(Path target) throws IOException {
    sync(file);
    try {
      Files.createLink(target, file);
    } catch (UnsupportedOperationException noLinks) {
      Files.move(file, target);
    }
    sync(folder(target));
  }

  @Override
  public void close() {
    clear();
    try {
      Runtime.getRuntime().removeShutdownHook(atTheEnd);
    } catch (IllegalStateException ending) {
      // It runs already, and finds nothing left to do.
    }
  }

  private synchronized void clear() {
    parts().forEach(part -> part.toFile().delete());
  }

  /// The file, and what SQLite puts beside it while it is looked at.
  private List<Path> parts() {
    return Stream.of("", "-wal", "-shm", "-journal")
        .map(suffix -> file.resolveSibling(file.getFileName() + suffix))
        .toList();
  }

  private static Path folder(Path file) {
    var absolute = file.toAbsolutePath();
    return Objects.requireNonNullElse(absolute.getParent(), absolute);
  }

  /// Waits until a file, or a folder's list of names, is on disk.
  static void sync(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// The cause of a failure, for the end of a sentence.
  static String reason(Throwable problem) {
    return switch (problem) {
      case NoSuchFileException _, NotDirectoryException _ -> "its folder does not exist";
      case AccessDeniedException _ -> "permission is denied";
      default -> String.valueOf(root(problem).getMessage());
    };
  }

  static Throwable root(Throwable problem) {
    var cause = problem;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

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

  private Draft(Path file) {
    this.file = file;
  }

  static Draft beside(Path target) throws IOException {
    var draft = Files.createTempFile(folder(target), "." + target.getFileName() + "-", ".part");
    var made = new Draft(draft);
    // Closing does the same; this is for a process that is told to end meanwhile.
    made.parts().forEach(part -> part.toFile().deleteOnExit());
    return made;
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
  public void close() throws IOException {
    for (var part : parts()) {
      Files.deleteIfExists(part);
    }
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

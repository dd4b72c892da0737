package heed.guilty.ranking;

import java.nio.file.Path;

/// A figure that depends on a file.
record ReadsAFile(Path file) {}

package heed.intake;

import java.util.List;

/// What an import would come to.
///
/// @param sample some of what would be updated, in the order of the file
public record Rehearsal(ImportReport report, List<Difference> sample) {
  public Rehearsal {
    sample = List.copyOf(sample);
  }
}

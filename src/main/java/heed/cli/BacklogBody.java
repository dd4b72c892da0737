package heed.cli;

import heed.ranking.Ranking;
import java.time.LocalDate;
import java.util.Optional;

/// Writes the body of `GET /backlog`. The API is another door, so the composition root hands it in.
@FunctionalInterface
public interface BacklogBody {
  /// The first page, for somebody who may see money.
  ///
  /// @param asOf the day that was asked for, which is part of the next page's cursor
  String of(Rooms rooms, Ranking ranking, Optional<LocalDate> asOf, int limit);
}

package heed.announcement;

import java.time.YearMonth;
import java.util.List;

/// What accounts that nobody in particular looks after are told of a month.
///
/// @param shipped what could be used for the first time in it, the newest first
/// @param planned what comes next, as it stands now
public record Digest(YearMonth month, List<Announced> shipped, List<Announced> planned) {
  public Digest {
    shipped = List.copyOf(shipped);
    planned = List.copyOf(planned);
  }
}

package heed.cli;

import heed.platform.Fields;
import heed.ranking.Ranking;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// `rank`: the ranked backlog in the terminal.
final class RankCommand implements Command {
  /// As many as a page of `GET /backlog`, unless somebody asks for more or fewer.
  private static final int USUAL = 50;

  private static final int MOST = 500;

  private final Workplace workplace;
  private final BacklogBody body;

  RankCommand(Workplace workplace, BacklogBody body) {
    this.workplace = workplace;
    this.body = body;
  }

  @Override
  public CommandSpec spec() {
    return Usage.command(
            this,
            "rank",
            "Print the ranked backlog. Amounts are money a year; priority is money a year for each"
                + " person-month.",
            "bin/heed rank --limit 10")
        .addOption(
            Usage.value(
                "--as-of",
                "DATE",
                "Rank as of this day (YYYY-MM-DD) instead of today, UTC. Moves the date only.",
                LocalDate.class,
                RankCommand::day))
        .addOption(
            Usage.value(
                "--limit",
                "N",
                "How many features, " + USUAL + " unless said.",
                Integer.class,
                Usage.whole(1, MOST)))
        .addOption(Usage.flag("--json", "Print the body of GET /backlog instead of a table."));
  }

  @Override
  public int run(ParseResult given) {
    int limit = given.matchedOptionValue("--limit", USUAL);
    Optional<LocalDate> asOf = Optional.ofNullable(given.matchedOptionValue("--as-of", null));
    var text =
        workplace.inRooms(rooms -> {
          rooms.followingChanges();
          var ranking = rooms.rankings.of(rooms.rankings.policy(), asOf.orElseGet(this::today));
          return given.hasMatchedOption("--json")
              ? body.of(rooms, ranking, asOf, limit) + "\n"
              : table(ranking, limit);
        });
    workplace.console().out().print(text);
    return DONE;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(workplace.clock().instant(), ZoneOffset.UTC);
  }

  private String table(Ranking ranking, int limit) {
    var table =
        new Table("rank", "key", "title", "priority", "protect", "grow", "late", "effort", "asks");
    var currency = ranking.book().currency();
    for (var rank = 1; rank <= Math.min(limit, ranking.count()); rank++) {
      var feature = ranking.book().feature(ranking.feature(rank));
      var score = ranking.score(rank);
      table.row(
          Integer.toString(rank),
          feature.key(),
          feature.title(),
          currency.exact(score.priority()),
          currency.exact(score.protect()),
          currency.exact(score.grow()),
          currency.exact(score.late()),
          effort(ranking, rank),
          Integer.toString(ranking.asks(rank)));
    }
    return ranking.count() == 0
        ? "No open features yet. bin/heed import takes them from a file.\n"
        : table.text(workplace.console().width());
  }

  /// In person-months, with a tilde where the median stands in for an estimate.
  private static String effort(Ranking ranking, int rank) {
    var months = java.math.BigDecimal.valueOf(ranking.effort(rank)).stripTrailingZeros();
    return (ranking.estimated(rank) ? "" : "~") + months.toPlainString();
  }

  private static LocalDate day(String text) {
    try {
      var day = LocalDate.parse(text);
      if (!day.isBefore(Fields.EARLIEST) && !day.isAfter(Fields.LATEST)) {
        return day;
      }
    } catch (DateTimeParseException notADay) {
      // said below
    }
    throw new TypeConversionException(
        "'" + text + "' is not a date from 1900 to 2199, written YYYY-MM-DD");
  }
}

package heed.book;

import heed.request.Request;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Every request in flat columns, chained by the feature it was filed for. Rows keep their place
/// when a request is updated and are left empty when it is deleted. Not thread-safe: [LiveBook]
/// guards it.
final class RequestRows {
  private static final int NONE = -1;

  private final Map<String, Integer> rowByKey = new HashMap<>();
  private int count;
  private long[] place = new long[64];
  private int[] account = new int[64];
  private int[] feature = new int[64];
  private byte[] severity = new byte[64];
  private boolean[] core = new boolean[64];
  private long[] expansionMinor = new long[64];
  private int[] filedDay = new int[64];
  private int[] nextOfFeature = new int[64];
  private int[] firstOfFeature = new int[0];

  /// Stores or replaces a request.
  ///
  /// @return the feature id under which it was filed before, or the new one when it is new
  int put(Request request, int accountId, int featureId) {
    var known = rowByKey.get(request.key());
    var row = known == null ? append(request.key()) : known;
    var before = known == null ? featureId : feature[row];
    if (known != null && before != featureId) {
      unchain(row);
    }
    if (known == null || before != featureId) {
      chain(row, featureId);
    }
    var filed = request.filedDate();
    place[row] = request.place();
    account[row] = accountId;
    severity[row] = (byte) request.severity();
    core[row] = request.coreUseCase();
    expansionMinor[row] = request.expansionArrMinor() == null ? 0 : request.expansionArrMinor();
    filedDay[row] = filed == null ? Asks.UNKNOWN_DAY : Math.toIntExact(filed.toEpochDay());
    return before;
  }

  /// Forgets a request.
  ///
  /// @return the feature id it was filed under, or -1 when it was not known
  int remove(String key) {
    var row = rowByKey.remove(key);
    if (row == null) {
      return NONE;
    }
    unchain(row);
    return feature[row];
  }

  int size() {
    return rowByKey.size();
  }

  /// The asks that the requests of these features make together.
  Asks asksOf(int[] features, int[] accountRank) {
    var rows = rowsOf(features, accountRank);
    var asks = 0;
    for (var i = 0; i < rows.length; i++) {
      asks += i == 0 || account[rows[i]] != account[rows[i - 1]] ? 1 : 0;
    }
    var columns =
        new Asks(
            new int[asks],
            new byte[asks],
            new boolean[asks],
            new long[asks],
            new int[asks],
            new int[asks]);
    var ask = -1;
    var newest = NONE;
    for (var i = 0; i < rows.length; i++) {
      var row = rows[i];
      if (i == 0 || account[row] != account[rows[i - 1]]) {
        ask++;
        newest = NONE;
      }
      columns.requests(ask, columns.requests(ask) + 1);
      if (newest == NONE || isNewer(row, newest)) {
        newest = row;
        columns.set(
            ask, account[row], severity[row], core[row], expansionMinor[row], filedDay[row]);
      }
    }
    return columns;
  }

  /// The latest filing date wins, any date beats none, and among equals the one received last.
  private boolean isNewer(int row, int than) {
    if (filedDay[row] != filedDay[than]) {
      return filedDay[row] > filedDay[than];
    }
    return place[row] > place[than];
  }

  private int[] rowsOf(int[] features, int[] accountRank) {
    var rows = new int[16];
    var found = 0;
    for (var id : features) {
      for (var row = first(id); row != NONE; row = nextOfFeature[row]) {
        if (found == rows.length) {
          rows = Arrays.copyOf(rows, found * 2);
        }
        rows[found++] = row;
      }
    }
    var byAccount = new long[found];
    for (var i = 0; i < found; i++) {
      byAccount[i] = ((long) accountRank[account[rows[i]]] << 32) | rows[i];
    }
    Arrays.sort(byAccount);
    var sorted = new int[found];
    for (var i = 0; i < found; i++) {
      sorted[i] = (int) byAccount[i];
    }
    return sorted;
  }

  private int append(String key) {
    if (count == place.length) {
      grow(count * 2);
    }
    rowByKey.put(key, count);
    return count++;
  }

  private void chain(int row, int featureId) {
    if (featureId >= firstOfFeature.length) {
      var before = firstOfFeature.length;
      firstOfFeature = Arrays.copyOf(firstOfFeature, Math.max(featureId + 1, before * 2));
      Arrays.fill(firstOfFeature, before, firstOfFeature.length, NONE);
    }
    feature[row] = featureId;
    nextOfFeature[row] = firstOfFeature[featureId];
    firstOfFeature[featureId] = row;
  }

  private void unchain(int row) {
    var id = feature[row];
    if (firstOfFeature[id] == row) {
      firstOfFeature[id] = nextOfFeature[row];
      return;
    }
    var before = firstOfFeature[id];
    while (nextOfFeature[before] != row) {
      before = nextOfFeature[before];
    }
    nextOfFeature[before] = nextOfFeature[row];
  }

  private int first(int featureId) {
    return featureId < firstOfFeature.length ? firstOfFeature[featureId] : NONE;
  }

  private void grow(int size) {
    place = Arrays.copyOf(place, size);
    account = Arrays.copyOf(account, size);
    feature = Arrays.copyOf(feature, size);
    severity = Arrays.copyOf(severity, size);
    core = Arrays.copyOf(core, size);
    expansionMinor = Arrays.copyOf(expansionMinor, size);
    filedDay = Arrays.copyOf(filedDay, size);
    nextOfFeature = Arrays.copyOf(nextOfFeature, size);
  }
}

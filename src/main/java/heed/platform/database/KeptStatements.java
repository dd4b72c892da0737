package heed.platform.database;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Keeps the writer's statements prepared: the writer runs the same few over and over, and
/// preparing them was measured to cost a third of its time. For the one thread that owns the
/// connection.
final class KeptStatements implements StatementBuilder {
  /// More than all stores have; statements beyond it are prepared each time.
  private static final int MOST = 100;

  private final StatementBuilder preparing = new DefaultStatementBuilder();
  private final Map<String, PreparedStatement> idle = new HashMap<>();

  /// What each was prepared from: JDBI names another form of the SQL when it closes a statement.
  private final IdentityHashMap<Statement, String> inUse = new IdentityHashMap<>();

  @Override
  public Statement create(Connection connection, StatementContext context) throws SQLException {
    return preparing.create(connection, context);
  }

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    var kept = idle.remove(sql);
    var statement = kept == null ? preparing.create(connection, sql, context) : kept;
    inUse.put(statement, sql);
    return statement;
  }

  @Override
  public CallableStatement createCall(Connection connection, String sql, StatementContext context)
      throws SQLException {
    return preparing.createCall(connection, sql, context);
  }

  @Override
  public void close(Connection connection, String sql, Statement statement) throws SQLException {
    var preparedFrom = inUse.remove(statement);
    if (preparedFrom == null
        || !(statement instanceof PreparedStatement prepared)
        || !keep(preparedFrom, prepared)) {
      preparing.close(connection, sql, statement);
    }
  }

  private boolean keep(String sql, PreparedStatement prepared) {
    if (idle.size() >= MOST || idle.containsKey(sql)) {
      return false;
    }
    try {
      prepared.clearParameters();
    } catch (SQLException brokenByItsFailure) {
      return false;
    }
    idle.put(sql, prepared);
    return true;
  }
}

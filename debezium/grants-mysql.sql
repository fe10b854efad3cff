-- MySQL 8.0 or newer: what Testigo's reader needs. Run by an administrator; then `auditctl source check example-source`.

-- Settings. SET PERSIST survives a restart. Sessions that are already open keep the old values until they reconnect.
SET PERSIST binlog_row_image = 'FULL';
SET PERSIST binlog_row_value_options = '';
SET PERSIST binlog_transaction_compression = OFF;
SET PERSIST binlog_expire_logs_seconds = 604800;      -- 7 days: longer than the longest outage to be survived
SET PERSIST binlog_rows_query_log_events = ON;        -- the statement's text: who and why, where the application says so
-- Up to MySQL 8.x also (9.x knows only ROW): SET PERSIST binlog_format = 'ROW';
-- GTID, recommended, each step when the one before is through:
-- SET PERSIST enforce_gtid_consistency = ON;
-- SET PERSIST gtid_mode = OFF_PERMISSIVE; SET PERSIST gtid_mode = ON_PERMISSIVE; SET PERSIST gtid_mode = ON;

-- An account that can read and replicate, and change nothing. Replace the password.
CREATE USER IF NOT EXISTS 'testigo'@'%' IDENTIFIED BY 'CHANGE-ME';
GRANT REPLICATION SLAVE, REPLICATION CLIENT, RELOAD, SHOW DATABASES ON *.* TO 'testigo'@'%';
GRANT SELECT ON `example_database`.* TO 'testigo'@'%';

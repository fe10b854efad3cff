-- MariaDB 10.11 or newer: what Testigo's reader needs. Run by an administrator; then `auditctl source check example-source`.

-- Settings. MariaDB forgets SET GLOBAL at a restart: write the same lines under [mysqld] as well.
-- log_bin = binlog and server_id = 1 need a restart if the binary log is off.
SET GLOBAL binlog_format = 'ROW';                     -- the default is MIXED, which loses changes
SET GLOBAL binlog_row_image = 'FULL';
SET GLOBAL binlog_row_metadata = 'FULL';
SET GLOBAL log_bin_compress = OFF;
SET GLOBAL binlog_expire_logs_seconds = 604800;       -- 7 days: longer than the longest outage to be survived
SET GLOBAL binlog_annotate_row_events = ON;           -- the statement's text: who and why, where the application says so
SET GLOBAL gtid_strict_mode = ON;
-- MariaDB 11.4 or newer also: SET GLOBAL binlog_legacy_event_pos = ON;

-- An account that can read and replicate, and change nothing. Replace the password.
CREATE USER IF NOT EXISTS 'testigo'@'%' IDENTIFIED BY 'CHANGE-ME';
GRANT REPLICATION SLAVE, BINLOG MONITOR, RELOAD, SHOW DATABASES ON *.* TO 'testigo'@'%';
GRANT SELECT ON `example_database`.* TO 'testigo'@'%';

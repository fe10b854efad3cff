# Debezium Server for source example-source as a task of Windows: starts with the machine, starts again after any exit. Nothing is downloaded.
# Install, as Administrator, in the folder where debezium-server was unpacked and this file copied:
#   .\testigo-debezium.ps1 -JavaHome 'C:\Program Files\Eclipse Adoptium\jdk-21'
# The task runs the same file with -Run.
param(
  [Parameter(Mandatory)] [string] $JavaHome,
  [string] $Folder = $PSScriptRoot,
  [string] $Source = 'example-source',
  [switch] $Run
)
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Security
$names = 'TESTIGO_DB_PASSWORD', 'TESTIGO_WEBHOOK_SECRET'
$protected = Join-Path $Folder "secrets-$Source"

function Install-Task {
  New-Item -ItemType Directory -Force $protected | Out-Null
  # Only the system and administrators read this folder; its content is encrypted for this machine besides.
  icacls $protected /inheritance:r /grant:r '*S-1-5-18:(OI)(CI)F' '*S-1-5-32-544:(OI)(CI)F' | Out-Null
  foreach ($name in $names) {
    $typed = Read-Host -Prompt "$name (Enter: none)" -AsSecureString
    $plain = [System.Net.NetworkCredential]::new('', $typed).Password
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($plain)
    $sealed = [System.Security.Cryptography.ProtectedData]::Protect($bytes, $null, 'LocalMachine')
    [System.IO.File]::WriteAllBytes((Join-Path $protected $name), $sealed)
  }
  $arguments = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$PSCommandPath`" -JavaHome `"$JavaHome`" -Folder `"$Folder`" -Source $Source -Run"
  $action = New-ScheduledTaskAction -Execute 'powershell.exe' -Argument $arguments -WorkingDirectory $Folder
  $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -StartWhenAvailable `
    -ExecutionTimeLimit ([TimeSpan]::Zero) -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1)
  Register-ScheduledTask -TaskName "Testigo Debezium $Source" -Action $action -Settings $settings -Force `
    -Trigger (New-ScheduledTaskTrigger -AtStartup) -User 'SYSTEM' -RunLevel Highest | Out-Null
  Start-ScheduledTask -TaskName "Testigo Debezium $Source"
  Write-Output "Testigo Debezium $Source"
}

function Start-Debezium {
  Set-Location $Folder
  New-Item -ItemType Directory -Force 'data', 'logs' | Out-Null
  foreach ($name in $names) {
    $sealed = [System.IO.File]::ReadAllBytes((Join-Path $protected $name))
    $bytes = [System.Security.Cryptography.ProtectedData]::Unprotect($sealed, $null, 'LocalMachine')
    [Environment]::SetEnvironmentVariable($name, [System.Text.Encoding]::UTF8.GetString($bytes), 'Process')
  }
  $java = Join-Path $JavaHome 'bin\java.exe'
  # run.bat of the distribution lacks parts; this is the command that its run.sh makes.
  $classPath = (Get-ChildItem -Path '*-runner.jar' | Select-Object -First 1).Name + ';config;lib\*'
  while ($true) {
    # It ends with exit code 0 also when it failed: any exit is followed by a new start.
    & $java -Xmx256m '--add-opens=java.base/java.lang=ALL-UNNAMED' -cp $classPath io.debezium.server.Main *>> "logs\debezium-$Source.log"
    Start-Sleep -Seconds 5
  }
}

if ($Run) { Start-Debezium } else { Install-Task }

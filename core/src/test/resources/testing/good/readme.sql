no script
